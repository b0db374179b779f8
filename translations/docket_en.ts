<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>docket::ui::CasePage</name>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>docket::ui::MainWindow</name>
    <message numerus="yes">
        <source>%n row(s) saved in %1.</source>
        <translation>
            <numerusform>%n row saved in %1.</numerusform>
            <numerusform>%n rows saved in %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>docket::ui::QuarantineBar</name>
    <message numerus="yes">
        <source>At least %n entry(s) are lost.</source>
        <translation>
            <numerusform>At least %n entry is lost.</numerusform>
            <numerusform>At least %n entries are lost.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>docket::ui::StatusLine</name>
    <message numerus="yes">
        <source>%n source(s) are held</source>
        <translation>
            <numerusform>%n source is held</numerusform>
            <numerusform>%n sources are held</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>docket::ui::TableTabs</name>
    <message numerus="yes">
        <source>%n row(s) copied.</source>
        <translation>
            <numerusform>%n row copied.</numerusform>
            <numerusform>%n rows copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) saved in %1.</source>
        <translation>
            <numerusform>%n row saved in %1.</numerusform>
            <numerusform>%n rows saved in %1.</numerusform>
        </translation>
    </message>
</context>
</TS>
