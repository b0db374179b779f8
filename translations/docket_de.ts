<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>No case is selected</source>
        <translation>Kein Fall ist ausgewählt</translation>
    </message>
    <message>
        <source>Sign in first</source>
        <translation>Melden Sie sich zuerst an</translation>
    </message>
    <message>
        <source>Go back to the list first</source>
        <translation>Gehen Sie zuerst zurück zur Liste</translation>
    </message>
    <message>
        <source>The list has no rows</source>
        <translation>Die Liste hat keine Zeilen</translation>
    </message>
    <message>
        <source>The case is still being read</source>
        <translation>Der Fall wird noch gelesen</translation>
    </message>
    <message>
        <source>Not on this case as it is now</source>
        <translation>An diesem Fall zurzeit nicht möglich</translation>
    </message>
    <message>
        <source>go to list, view, queue</source>
        <translation>gehe zu, Liste, Ansicht, Warteschlange</translation>
    </message>
    <message>
        <source>Next row</source>
        <translation>Nächste Zeile</translation>
    </message>
    <message>
        <source>down</source>
        <translation>runter, abwärts</translation>
    </message>
    <message>
        <source>Row before</source>
        <translation>Vorige Zeile</translation>
    </message>
    <message>
        <source>up</source>
        <translation>hoch, aufwärts</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>Fall öffnen</translation>
    </message>
    <message>
        <source>tab, show</source>
        <translation>Tab, zeigen</translation>
    </message>
    <message>
        <source>Show or hide the peek</source>
        <translation>Vorschau ein- oder ausblenden</translation>
    </message>
    <message>
        <source>peek, preview</source>
        <translation>Vorschau, Einblick</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>Liste filtern</translation>
    </message>
    <message>
        <source>find, search</source>
        <translation>finden, suchen</translation>
    </message>
    <message>
        <source>Show new cases</source>
        <translation>Neue Fälle zeigen</translation>
    </message>
    <message>
        <source>arrivals, refresh</source>
        <translation>Zugänge, aktualisieren</translation>
    </message>
    <message>
        <source>Nothing new is waiting</source>
        <translation>Nichts Neues wartet</translation>
    </message>
    <message>
        <source>Export rows…</source>
        <translation>Zeilen exportieren…</translation>
    </message>
    <message>
        <source>csv, save, spreadsheet, table</source>
        <translation>csv, speichern, Tabelle</translation>
    </message>
    <message>
        <source>Next case</source>
        <translation>Nächster Fall</translation>
    </message>
    <message>
        <source>take, work</source>
        <translation>nehmen, arbeiten</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>take, own, assign</source>
        <translation>nehmen, zuweisen</translation>
    </message>
    <message>
        <source>Refund…</source>
        <translation>Rückerstatten…</translation>
    </message>
    <message>
        <source>money, give back</source>
        <translation>Geld, zurückgeben</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Notiz schreiben</translation>
    </message>
    <message>
        <source>write, comment</source>
        <translation>schreiben, Kommentar</translation>
    </message>
    <message>
        <source>Pause…</source>
        <translation>Pausieren…</translation>
    </message>
    <message>
        <source>wait, snooze</source>
        <translation>warten, ruhen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>go on, wake</source>
        <translation>weiter, wecken</translation>
    </message>
    <message>
        <source>Close case…</source>
        <translation>Abschließen…</translation>
    </message>
    <message>
        <source>end, resolve</source>
        <translation>beenden, lösen</translation>
    </message>
    <message>
        <source>Reopen…</source>
        <translation>Wieder öffnen…</translation>
    </message>
    <message>
        <source>open again</source>
        <translation>erneut öffnen</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Abgeben</translation>
    </message>
    <message>
        <source>give back, unassign</source>
        <translation>zurückgeben, freigeben</translation>
    </message>
    <message>
        <source>Explain the deadline</source>
        <translation>Frist erklären</translation>
    </message>
    <message>
        <source>clock, ledger, why, due</source>
        <translation>Uhr, Konto, warum, fällig</translation>
    </message>
    <message>
        <source>Timeline: all</source>
        <translation>Verlauf: alles</translation>
    </message>
    <message>
        <source>history</source>
        <translation>Verlauf, Geschichte</translation>
    </message>
    <message>
        <source>Timeline: facts only</source>
        <translation>Verlauf: nur Fakten</translation>
    </message>
    <message>
        <source>history, vendor</source>
        <translation>Verlauf, Anbieter</translation>
    </message>
    <message>
        <source>Timeline: people only</source>
        <translation>Verlauf: nur Personen</translation>
    </message>
    <message>
        <source>history, notes</source>
        <translation>Verlauf, Notizen</translation>
    </message>
    <message>
        <source>Timeline: clocks only</source>
        <translation>Verlauf: nur Fristen</translation>
    </message>
    <message>
        <source>history, sla</source>
        <translation>Verlauf, SLA</translation>
    </message>
    <message>
        <source>Back to the worklist</source>
        <translation>Zurück zur Arbeitsliste</translation>
    </message>
    <message>
        <source>list, return</source>
        <translation>Liste, zurück</translation>
    </message>
    <message>
        <source>Close the tab</source>
        <translation>Tab schließen</translation>
    </message>
    <message>
        <source>shut</source>
        <translation>zu</translation>
    </message>
    <message>
        <source>The worklist&apos;s tab stays open</source>
        <translation>Der Tab der Arbeitsliste bleibt offen</translation>
    </message>
    <message>
        <source>There is one tab only</source>
        <translation>Es gibt nur einen Tab</translation>
    </message>
    <message>
        <source>Tab to the right</source>
        <translation>Tab rechts</translation>
    </message>
    <message>
        <source>switch</source>
        <translation>wechseln</translation>
    </message>
    <message>
        <source>Tab to the left</source>
        <translation>Tab links</translation>
    </message>
    <message>
        <source>Undo the last act</source>
        <translation>Letzte Aktion zurücknehmen</translation>
    </message>
    <message>
        <source>back</source>
        <translation>zurück</translation>
    </message>
    <message>
        <source>Nothing can be undone now</source>
        <translation>Jetzt lässt sich nichts zurücknehmen</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Jetzt abgleichen</translation>
    </message>
    <message>
        <source>refresh, read, vendors</source>
        <translation>aktualisieren, lesen, Anbieter</translation>
    </message>
    <message>
        <source>A sync is running</source>
        <translation>Ein Abgleich läuft</translation>
    </message>
    <message>
        <source>Stop the sync</source>
        <translation>Abgleich anhalten</translation>
    </message>
    <message>
        <source>cancel</source>
        <translation>abbrechen</translation>
    </message>
    <message>
        <source>No sync is running</source>
        <translation>Kein Abgleich läuft</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>theme, colour</source>
        <translation>Thema, Farbe</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>help, shortcuts</source>
        <translation>Hilfe, Tastenkürzel</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>Anmelden…</translation>
    </message>
    <message>
        <source>log in, person</source>
        <translation>einloggen, Person</translation>
    </message>
    <message>
        <source>Sign out first</source>
        <translation>Melden Sie sich zuerst ab</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>log out, leave</source>
        <translation>ausloggen, gehen</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umsch</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>Genehmigen…</translation>
    </message>
    <message>
        <source>second person, money, refund</source>
        <translation>zweite Person, Geld, Rückerstattung</translation>
    </message>
    <message>
        <source>Decline…</source>
        <translation>Ablehnen…</translation>
    </message>
    <message>
        <source>second person, money, refund, refuse</source>
        <translation>zweite Person, Geld, Rückerstattung, verweigern</translation>
    </message>
    <message>
        <source>Hand off…</source>
        <translation>Übergeben…</translation>
    </message>
    <message>
        <source>pass on, give, team, shift</source>
        <translation>weitergeben, geben, Team, Schicht</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>take, handoff</source>
        <translation>nehmen, Übergabe</translation>
    </message>
    <message>
        <source>Give back…</source>
        <translation>Zurückgeben…</translation>
    </message>
    <message>
        <source>return, refuse, take back, handoff</source>
        <translation>zurück, ablehnen, zurücknehmen, Übergabe</translation>
    </message>
    <message>
        <source>Assign…</source>
        <translation>Zuweisen…</translation>
    </message>
    <message>
        <source>give, person, owner</source>
        <translation>geben, Person, Inhaber</translation>
    </message>
    <message>
        <source>Attach…</source>
        <translation>Anhängen…</translation>
    </message>
    <message>
        <source>evidence, document, file, proof</source>
        <translation>Nachweis, Dokument, Datei, Beleg</translation>
    </message>
    <message>
        <source>Escalate…</source>
        <translation>Eskalieren…</translation>
    </message>
    <message>
        <source>lead, raise, help</source>
        <translation>Teamleitung, melden, Hilfe</translation>
    </message>
    <message>
        <source>Snooze…</source>
        <translation>Zurückstellen…</translation>
    </message>
    <message>
        <source>later, put aside, hide</source>
        <translation>später, beiseite, ausblenden</translation>
    </message>
    <message>
        <source>Link…</source>
        <translation>Verknüpfen…</translation>
    </message>
    <message>
        <source>related, duplicate, cause</source>
        <translation>verwandt, doppelt, Ursache</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>Zusammenführen…</translation>
    </message>
    <message>
        <source>join, duplicate</source>
        <translation>vereinen, doppelt</translation>
    </message>
    <message>
        <source>Open a case…</source>
        <translation>Fall anlegen…</translation>
    </message>
    <message>
        <source>new, by hand</source>
        <translation>neu, von Hand</translation>
    </message>
    <message>
        <source>Approve payment…</source>
        <translation>Zahlung freigeben…</translation>
    </message>
    <message>
        <source>review, hold, let go</source>
        <translation>Prüfung, zurückgehalten, freigeben</translation>
    </message>
    <message>
        <source>Release fulfillment…</source>
        <translation>Versand freigeben…</translation>
    </message>
    <message>
        <source>ship, go on, send</source>
        <translation>versenden, weiter, schicken</translation>
    </message>
    <message>
        <source>Hold fulfillment…</source>
        <translation>Versand anhalten…</translation>
    </message>
    <message>
        <source>stop, wait, do not ship</source>
        <translation>stoppen, warten, nicht versenden</translation>
    </message>
    <message>
        <source>Cancel order…</source>
        <translation>Bestellung stornieren…</translation>
    </message>
    <message>
        <source>stop, end</source>
        <translation>stoppen, beenden</translation>
    </message>
    <message>
        <source>Void label…</source>
        <translation>Etikett stornieren…</translation>
    </message>
    <message>
        <source>parcel, carrier, stop, postage</source>
        <translation>Paket, Paketdienst, anhalten, Porto</translation>
    </message>
    <message>
        <source>Settle by hand…</source>
        <translation>Von Hand klären…</translation>
    </message>
    <message>
        <source>what happened, unknown, needs a person</source>
        <translation>was geschah, unbekannt, braucht eine Person</translation>
    </message>
    <message>
        <source>More acts</source>
        <translation>Weitere Aktionen</translation>
    </message>
    <message>
        <source>menu, all</source>
        <translation>Menü, alle</translation>
    </message>
    <message>
        <source>List %1 of the rail</source>
        <translation>Liste %1 der Leiste</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>clipboard, paste, spreadsheet, table</source>
        <translation>Zwischenablage, einfügen, Tabelle</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>go to, sent, waiting, unknown, approval</source>
        <translation>gehe zu, gesendet, wartend, unbekannt, Genehmigung</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>go to, vendors, health, feeds, failing, quarantine</source>
        <translation>gehe zu, Anbieter, Zustand, Listen, gestört, Quarantäne</translation>
    </message>
    <message>
        <source>Go to the sources first</source>
        <translation>Gehen Sie zuerst zu den Quellen</translation>
    </message>
    <message>
        <source>Nothing is held of this source</source>
        <translation>An dieser Quelle ist nichts angehalten</translation>
    </message>
    <message>
        <source>What was read is so…</source>
        <translation>Was gelesen wurde, stimmt…</translation>
    </message>
    <message>
        <source>held, mass change, pass, believe, source</source>
        <translation>angehalten, massenhaft, durchlassen, glauben, Quelle</translation>
    </message>
    <message>
        <source>Read everything again…</source>
        <translation>Alles neu lesen…</translation>
    </message>
    <message>
        <source>held, mass change, refuse, from the beginning, source</source>
        <translation>angehalten, massenhaft, ablehnen, von vorn, Quelle</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>The keys could not be used. Those of %1 were put back: personal data of cases that came later cannot be read.</source>
        <translation>Die Schlüssel waren nicht zu gebrauchen. Die vom %1 sind wieder da: Persönliches aus späteren Fällen ist nicht lesbar.</translation>
    </message>
    <message>
        <source>This desk&apos;s drafts could not be used. Those of %1 were put back; what was written since is lost.</source>
        <translation>Die Entwürfe dieses Platzes waren nicht zu gebrauchen. Die vom %1 sind wieder da; was seither geschrieben wurde, ist verloren.</translation>
    </message>
    <message>
        <source>This desk&apos;s drafts could not be used and had no backup: they are lost.</source>
        <translation>Die Entwürfe dieses Platzes waren nicht zu gebrauchen und nicht gesichert: Sie sind verloren.</translation>
    </message>
    <message>
        <source>The archive of received pages was damaged; it was set aside as %1.</source>
        <translation>Das Archiv der empfangenen Seiten war beschädigt; es liegt beiseite als %1.</translation>
    </message>
    <message>
        <source>The cache was damaged; it was set aside as %1 and made again from archive and journal.</source>
        <translation>Der Zwischenspeicher war beschädigt; er liegt beiseite als %1 und ist aus Archiv und Journal neu gemacht.</translation>
    </message>
    <message>
        <source>%1 received pages are missing from the archive. Every source is read again; what its vendor no longer tells is in the cache alone.</source>
        <translation>%1 empfangene Seiten fehlen im Archiv. Jede Quelle wird neu gelesen; was ihr Anbieter nicht mehr sagt, steht nur im Zwischenspeicher.</translation>
    </message>
    <message>
        <source>%1 received pages are damaged and were left out. Every source is read again; what its vendor no longer tells is lost.</source>
        <translation>%1 empfangene Seiten sind beschädigt und blieben weg. Jede Quelle wird neu gelesen; was ihr Anbieter nicht mehr sagt, ist verloren.</translation>
    </message>
    <message>
        <source>The journal could not be used (%1). It was taken back to its last backup, entry %2 of %3.</source>
        <translation>Das Journal war nicht zu gebrauchen (%1). Es steht wieder auf der letzten Sicherung, Eintrag %2 vom %3.</translation>
    </message>
    <message>
        <source>Entries after it that are lost: at least %1.</source>
        <translation>Verlorene Einträge danach: mindestens %1.</translation>
    </message>
    <message>
        <source>No entry after it is known to be lost.</source>
        <translation>Von keinem Eintrag danach ist bekannt, dass er verloren ist.</translation>
    </message>
    <message>
        <source>Nothing is sent until every source was read again.</source>
        <translation>Nichts wird gesendet, bis jede Quelle neu gelesen ist.</translation>
    </message>
    <message>
        <source>Somebody could not be erased everywhere. %1: %2.</source>
        <translation>Jemand konnte nicht überall gelöscht werden. %1: %2.</translation>
    </message>
</context>
<context>
    <name>Cells</name>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
</context>
<context>
    <name>Decline</name>
    <message>
        <source>blocked before it reached the bank (%1)</source>
        <translation>gesperrt, bevor sie die Bank erreichte (%1)</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Name or passphrase is wrong</source>
        <translation>Name oder Passphrase ist falsch</translation>
    </message>
    <message>
        <source>Nothing open is free for you</source>
        <translation>Nichts Offenes ist für Sie frei</translation>
    </message>
    <message>
        <source>you hold it, and it is due first</source>
        <translation>Sie halten ihn, und er ist zuerst fällig</translation>
    </message>
    <message>
        <source>it is free, and late the longest</source>
        <translation>er ist frei und am längsten überfällig</translation>
    </message>
    <message>
        <source>it is free, and due first</source>
        <translation>er ist frei und zuerst fällig</translation>
    </message>
</context>
<context>
    <name>Disposition</name>
    <message>
        <source>Order corrected</source>
        <translation>Bestellung berichtigt</translation>
    </message>
    <message>
        <source>Checked, right as it is</source>
        <translation>Geprüft, so richtig</translation>
    </message>
    <message>
        <source>Order cancelled</source>
        <translation>Bestellung storniert</translation>
    </message>
    <message>
        <source>Customer not reached</source>
        <translation>Kunde nicht erreicht</translation>
    </message>
    <message>
        <source>Payment released</source>
        <translation>Zahlung freigegeben</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Erstattet</translation>
    </message>
    <message>
        <source>Refunded as fraud</source>
        <translation>Als Betrug erstattet</translation>
    </message>
    <message>
        <source>False alarm</source>
        <translation>Fehlalarm</translation>
    </message>
    <message>
        <source>Matched to its order</source>
        <translation>Der Bestellung zugeordnet</translation>
    </message>
    <message>
        <source>Missing order created</source>
        <translation>Fehlende Bestellung angelegt</translation>
    </message>
    <message>
        <source>Payment collected</source>
        <translation>Zahlung eingezogen</translation>
    </message>
    <message>
        <source>No error found</source>
        <translation>Kein Fehler gefunden</translation>
    </message>
    <message>
        <source>Allocated</source>
        <translation>Zugeteilt</translation>
    </message>
    <message>
        <source>Backorder agreed with the customer</source>
        <translation>Nachlieferung mit dem Kunden vereinbart</translation>
    </message>
    <message>
        <source>Substituted</source>
        <translation>Ersetzt</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Corrected and released</source>
        <translation>Berichtigt und freigegeben</translation>
    </message>
    <message>
        <source>Refunded in part</source>
        <translation>Teilweise erstattet</translation>
    </message>
    <message>
        <source>Already refunded</source>
        <translation>Schon erstattet</translation>
    </message>
    <message>
        <source>No refund is due</source>
        <translation>Keine Rückerstattung fällig</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Anerkannt</translation>
    </message>
    <message>
        <source>Evidence sent</source>
        <translation>Nachweise eingereicht</translation>
    </message>
    <message>
        <source>Was refunded before</source>
        <translation>War vorher erstattet</translation>
    </message>
    <message>
        <source>Deadline missed</source>
        <translation>Frist versäumt</translation>
    </message>
    <message>
        <source>Delivered after all</source>
        <translation>Doch noch zugestellt</translation>
    </message>
    <message>
        <source>Sent again</source>
        <translation>Erneut versandt</translation>
    </message>
    <message>
        <source>Claimed from the carrier</source>
        <translation>Beim Paketdienst reklamiert</translation>
    </message>
    <message>
        <source>New card on file</source>
        <translation>Neue Karte hinterlegt</translation>
    </message>
    <message>
        <source>Subscription paused</source>
        <translation>Abo pausiert</translation>
    </message>
    <message>
        <source>Subscription cancelled</source>
        <translation>Abo gekündigt</translation>
    </message>
    <message>
        <source>Connected again</source>
        <translation>Wieder verbunden</translation>
    </message>
    <message>
        <source>Permission restored</source>
        <translation>Berechtigung wiederhergestellt</translation>
    </message>
    <message>
        <source>Mapping corrected</source>
        <translation>Zuordnung berichtigt</translation>
    </message>
    <message>
        <source>Outage at the vendor</source>
        <translation>Ausfall beim Anbieter</translation>
    </message>
    <message>
        <source>Written off</source>
        <translation>Ausgebucht</translation>
    </message>
    <message>
        <source>Our mistake</source>
        <translation>Unser Fehler</translation>
    </message>
    <message>
        <source>Unclear policy</source>
        <translation>Unklare Regelung</translation>
    </message>
    <message>
        <source>Defect in a system</source>
        <translation>Fehler in einem System</translation>
    </message>
    <message>
        <source>Wrong data from a vendor</source>
        <translation>Falsche Daten eines Anbieters</translation>
    </message>
    <message>
        <source>Warehouse</source>
        <translation>Lager</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>Versanddienst</translation>
    </message>
    <message>
        <source>Payment processor or bank</source>
        <translation>Zahlungsdienst oder Bank</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Fraud</source>
        <translation>Betrug</translation>
    </message>
    <message>
        <source>Nothing was wrong</source>
        <translation>Alles war in Ordnung</translation>
    </message>
    <message>
        <source>Return label sent</source>
        <translation>Rücksendeetikett verschickt</translation>
    </message>
    <message>
        <source>On its way again</source>
        <translation>Wieder unterwegs</translation>
    </message>
    <message>
        <source>Label voided, not sent</source>
        <translation>Etikett storniert, nicht versandt</translation>
    </message>
    <message>
        <source>Return refused</source>
        <translation>Rücksendung abgelehnt</translation>
    </message>
    <message>
        <source>Customer keeps it</source>
        <translation>Kunde behält die Ware</translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>Message of the customer</source>
        <translation>Nachricht des Kunden</translation>
    </message>
    <message>
        <source>Receipt or invoice</source>
        <translation>Beleg oder Rechnung</translation>
    </message>
    <message>
        <source>Tracking or proof of delivery</source>
        <translation>Zustell- oder Sendungsbeleg</translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Count of the warehouse</source>
        <translation>Zählung des Lagers</translation>
    </message>
    <message>
        <source>Document of a bank or processor</source>
        <translation>Bank- oder Zahlungsdokument</translation>
    </message>
    <message>
        <source>Proof of identity</source>
        <translation>Identitätsnachweis</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Etwas anderes</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Abschließen</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>Fall abschließen</translation>
    </message>
    <message>
        <source>Disposition</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>How does it end?</source>
        <translation>Wie endet er?</translation>
    </message>
    <message>
        <source>The disposition is missing</source>
        <translation>Das Ergebnis fehlt</translation>
    </message>
    <message>
        <source>Root cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>Whose doing was it?</source>
        <translation>Wer hat es verursacht?</translation>
    </message>
    <message>
        <source>The root cause is missing</source>
        <translation>Die Ursache fehlt</translation>
    </message>
    <message>
        <source>What was done, and what the next person must know</source>
        <translation>Was getan wurde und was die nächste Person wissen muss</translation>
    </message>
    <message>
        <source>The note is missing</source>
        <translation>Die Notiz fehlt</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Pause the case</source>
        <translation>Fall pausieren</translation>
    </message>
    <message>
        <source>Expected until; it resumes by itself then</source>
        <translation>Erwartet bis; dann geht er von selbst weiter</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Why does it wait?</source>
        <translation>Warum wartet er?</translation>
    </message>
    <message>
        <source>The reason is missing</source>
        <translation>Der Grund fehlt</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Wartet auf</translation>
    </message>
    <message>
        <source>For whom?</source>
        <translation>Auf wen?</translation>
    </message>
    <message>
        <source>For whom it waits is missing</source>
        <translation>Es fehlt, auf wen er wartet</translation>
    </message>
    <message>
        <source>What was asked for, and where</source>
        <translation>Worum gebeten wurde und wo</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Reopen the case</source>
        <translation>Fall wieder öffnen</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>What came back, or what was overlooked</source>
        <translation>Was zurückkam oder übersehen wurde</translation>
    </message>
    <message>
        <source>Hand off</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>Hand the case off</source>
        <translation>Fall übergeben</translation>
    </message>
    <message>
        <source>You keep the case until it is taken. Its clocks run on.</source>
        <translation>Sie behalten den Fall, bis er übernommen wird. Seine Fristen laufen weiter.</translation>
    </message>
    <message>
        <source>To be taken by</source>
        <translation>Zu übernehmen bis</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Who takes it?</source>
        <translation>Wer übernimmt ihn?</translation>
    </message>
    <message>
        <source>Who takes it is missing</source>
        <translation>Es fehlt, wer ihn übernimmt</translation>
    </message>
    <message>
        <source>Why it goes there, and what is to be done next</source>
        <translation>Warum er dorthin geht und was als Nächstes zu tun ist</translation>
    </message>
    <message>
        <source>Evidence that must be on the case</source>
        <translation>Nachweise, die am Fall sein müssen</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>Zurückgeben</translation>
    </message>
    <message>
        <source>Take the case back</source>
        <translation>Fall zurücknehmen</translation>
    </message>
    <message>
        <source>Give the case back</source>
        <translation>Fall zurückgeben</translation>
    </message>
    <message>
        <source>What is missing, or who should have it</source>
        <translation>Was fehlt oder wer ihn haben sollte</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Zuweisen</translation>
    </message>
    <message>
        <source>Assign the case</source>
        <translation>Fall zuweisen</translation>
    </message>
    <message>
        <source>Who works on it?</source>
        <translation>Wer bearbeitet ihn?</translation>
    </message>
    <message>
        <source>Who works on it is missing</source>
        <translation>Es fehlt, wer ihn bearbeitet</translation>
    </message>
    <message>
        <source>What they should know</source>
        <translation>Was die Person wissen sollte</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Anhängen</translation>
    </message>
    <message>
        <source>Attach the document</source>
        <translation>Dokument anhängen</translation>
    </message>
    <message>
        <source>Docket keeps a sealed copy; the file stays where it is.</source>
        <translation>Docket bewahrt eine versiegelte Kopie auf; die Datei bleibt, wo sie ist.</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Where the file is</source>
        <translation>Wo die Datei liegt</translation>
    </message>
    <message>
        <source>The document is missing</source>
        <translation>Das Dokument fehlt</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>What does it prove?</source>
        <translation>Was weist es nach?</translation>
    </message>
    <message>
        <source>What it proves is missing</source>
        <translation>Es fehlt, was es nachweist</translation>
    </message>
    <message>
        <source>What is to be seen in it</source>
        <translation>Was darin zu sehen ist</translation>
    </message>
    <message>
        <source>Escalate</source>
        <translation>Eskalieren</translation>
    </message>
    <message>
        <source>Tell the leads</source>
        <translation>Teamleitungen informieren</translation>
    </message>
    <message>
        <source>It stands in the leads&apos; list until it is closed. Who holds it keeps it.</source>
        <translation>Er steht in der Liste der Teamleitungen, bis er abgeschlossen ist. Wer ihn hält, behält ihn.</translation>
    </message>
    <message>
        <source>What a lead should know or decide</source>
        <translation>Was eine Teamleitung wissen oder entscheiden soll</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>Put it aside</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>It leaves your lists until then. Others see it, and no clock stops.</source>
        <translation>Er verlässt Ihre Listen bis dahin. Andere sehen ihn, und keine Frist hält an.</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Verknüpfen</translation>
    </message>
    <message>
        <source>Link the cases</source>
        <translation>Fälle verknüpfen</translation>
    </message>
    <message>
        <source>Other case</source>
        <translation>Anderer Fall</translation>
    </message>
    <message>
        <source>The other case is missing</source>
        <translation>Der andere Fall fehlt</translation>
    </message>
    <message>
        <source>What have they to do with each other?</source>
        <translation>Was haben sie miteinander zu tun?</translation>
    </message>
    <message>
        <source>The relation is missing</source>
        <translation>Die Beziehung fehlt</translation>
    </message>
    <message>
        <source>They have to do with each other</source>
        <translation>Sie haben miteinander zu tun</translation>
    </message>
    <message>
        <source>They are the same trouble</source>
        <translation>Sie sind dasselbe Problem</translation>
    </message>
    <message>
        <source>The other one is the cause</source>
        <translation>Der andere ist die Ursache</translation>
    </message>
    <message>
        <source>How that was seen</source>
        <translation>Woran das zu sehen war</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Merge and close this case</source>
        <translation>Zusammenführen und diesen Fall abschließen</translation>
    </message>
    <message>
        <source>This case ends. The other one takes over its reasons and its issuer&apos;s deadline.</source>
        <translation>Dieser Fall endet. Der andere übernimmt seine Gründe und die Frist des Kartenausstellers.</translation>
    </message>
    <message>
        <source>Case that goes on</source>
        <translation>Fall, der weitergeht</translation>
    </message>
    <message>
        <source>Why they are one</source>
        <translation>Warum sie eins sind</translation>
    </message>
    <message>
        <source>Open a case</source>
        <translation>Fall anlegen</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>Fall anlegen</translation>
    </message>
    <message>
        <source>Opens another case about %1, for what no rule looks for.</source>
        <translation>Legt einen weiteren Fall zu %1 an, für etwas, wonach keine Regel sucht.</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Which work is it?</source>
        <translation>Welche Arbeit ist es?</translation>
    </message>
    <message>
        <source>The queue is missing</source>
        <translation>Die Warteschlange fehlt</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>What was found, and where</source>
        <translation>Was gefunden wurde und wo</translation>
    </message>
    <message>
        <source>What is wrong is missing</source>
        <translation>Es fehlt, was nicht stimmt</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Welcher</translation>
    </message>
    <message>
        <source>Which of them?</source>
        <translation>Welcher davon?</translation>
    </message>
    <message>
        <source>Which of them is missing</source>
        <translation>Es fehlt, welcher davon</translation>
    </message>
    <message>
        <source>Approve the payment</source>
        <translation>Zahlung freigeben</translation>
    </message>
    <message>
        <source>Tells %1 to let %2 go. This cannot be undone.</source>
        <translation>Sagt %1, dass %2 durchgehen darf. Das lässt sich nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>What was checked, and what it showed</source>
        <translation>Was geprüft wurde und was sich ergab</translation>
    </message>
    <message>
        <source>Hold the fulfillment</source>
        <translation>Versand anhalten</translation>
    </message>
    <message>
        <source>Tells %1 that nothing is to be sent: %2.</source>
        <translation>Sagt %1, dass nichts versendet werden soll: %2.</translation>
    </message>
    <message>
        <source>Why is it held?</source>
        <translation>Warum wird er angehalten?</translation>
    </message>
    <message>
        <source>What must happen first</source>
        <translation>Was zuerst geschehen muss</translation>
    </message>
    <message>
        <source>Release the fulfillment</source>
        <translation>Versand freigeben</translation>
    </message>
    <message>
        <source>Tells %1 that it goes on: %2.</source>
        <translation>Sagt %1, dass es weitergeht: %2.</translation>
    </message>
    <message>
        <source>Why it may go now</source>
        <translation>Warum er jetzt hinaus darf</translation>
    </message>
    <message>
        <source>Cancel the order</source>
        <translation>Bestellung stornieren</translation>
    </message>
    <message>
        <source>Cancels %2 at %1 and gives no money back. This cannot be undone.</source>
        <translation>Storniert %2 bei %1 und erstattet kein Geld. Das lässt sich nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>Why is it cancelled?</source>
        <translation>Warum wird sie storniert?</translation>
    </message>
    <message>
        <source>What was agreed, and where it can be read</source>
        <translation>Was vereinbart wurde und wo es steht</translation>
    </message>
    <message>
        <source>Void the label</source>
        <translation>Das Etikett stornieren</translation>
    </message>
    <message>
        <source>Tells %1 that nothing is sent with it: %2. This cannot be undone.</source>
        <translation>Sagt %1, dass damit nichts versandt wird: %2. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Why nothing is sent with it</source>
        <translation>Warum damit nichts versandt wird</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Jemand</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Genehmigen</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Approve %1</source>
        <translation>%1 genehmigen</translation>
    </message>
    <message>
        <source>Decline %1</source>
        <translation>%1 ablehnen</translation>
    </message>
    <message>
        <source>Approve it</source>
        <translation>Genehmigen</translation>
    </message>
    <message>
        <source>Decline it</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>%1 asked for it. Nothing is sent, and %1 reads why.</source>
        <translation>%1 hat darum gebeten. Nichts wird gesendet, und %1 liest den Grund.</translation>
    </message>
    <message>
        <source>Why not</source>
        <translation>Warum nicht</translation>
    </message>
    <message>
        <source>What speaks against it, and what to do instead</source>
        <translation>Was dagegen spricht und was stattdessen zu tun ist</translation>
    </message>
    <message>
        <source>%1 asked for it. Sends %2 to %3 through %4. This cannot be undone.</source>
        <translation>%1 hat darum gebeten. Sendet %2 über %4 an %3. Das lässt sich nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>%1 asked for it. %2 goes to %3 then. This cannot be undone.</source>
        <translation>%1 hat darum gebeten. Dann geht an %3: %2. Das lässt sich nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>Settle by hand</source>
        <translation>Von Hand klären</translation>
    </message>
    <message>
        <source>Record what happened</source>
        <translation>Aufzeichnen, was geschah</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>What did the other side do?</source>
        <translation>Was tat die andere Seite?</translation>
    </message>
    <message>
        <source>What happened is missing</source>
        <translation>Es fehlt, was geschah</translation>
    </message>
    <message>
        <source>It happened as it was asked for</source>
        <translation>Es geschah wie verlangt</translation>
    </message>
    <message>
        <source>It did not happen</source>
        <translation>Es geschah nicht</translation>
    </message>
    <message>
        <source>Its id there</source>
        <translation>Kennung dort</translation>
    </message>
    <message>
        <source>The gateway&apos;s id, when it happened</source>
        <translation>Kennung beim Zahlungsdienst, wenn es geschah</translation>
    </message>
    <message>
        <source>Where it has one</source>
        <translation>Falls es eine hat</translation>
    </message>
    <message>
        <source>How you know</source>
        <translation>Woher Sie es wissen</translation>
    </message>
    <message>
        <source>Where it was seen, and by whom</source>
        <translation>Wo es zu sehen war und wer es sah</translation>
    </message>
    <message>
        <source>How you know is missing</source>
        <translation>Es fehlt, woher Sie es wissen</translation>
    </message>
</context>
<context>
    <name>Intent</name>
    <message>
        <source>waits for a second person</source>
        <translation>wartet auf eine zweite Person</translation>
    </message>
    <message>
        <source>recorded, not sent yet</source>
        <translation>aufgezeichnet, noch nicht gesendet</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>unterwegs</translation>
    </message>
    <message>
        <source>outcome unknown</source>
        <translation>Ausgang unbekannt</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>zurückgewiesen</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>needs a person</source>
        <translation>braucht eine Person</translation>
    </message>
    <message>
        <source>%1 waits for a second person. Nothing has been sent.</source>
        <translation>%1 wartet auf eine zweite Person. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>%1 waits for a second person: %2. Nothing has been sent.</source>
        <translation>%1 wartet auf eine zweite Person: %2. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>%1 is recorded and goes to %2 next. Nothing has left yet.</source>
        <translation>%1 ist aufgezeichnet und geht als Nächstes an %2. Noch ist nichts abgegangen.</translation>
    </message>
    <message>
        <source>%1 is on its way to %2.</source>
        <translation>%1 ist unterwegs zu %2.</translation>
    </message>
    <message>
        <source>%2 did not answer. %1 may have been sent. Docket is looking it up; do not send it again.</source>
        <translation>%2 hat nicht geantwortet. %1 ist vielleicht gesendet. Docket sieht nach; senden Sie nicht noch einmal.</translation>
    </message>
    <message>
        <source>%2 has given back %1. Receipt %3.</source>
        <translation>%2 hat %1 zurückgegeben. Beleg %3.</translation>
    </message>
    <message>
        <source>%2 said no to %1, and no money moved: %3</source>
        <translation>%2 hat %1 zurückgewiesen, kein Geld floss: %3</translation>
    </message>
    <message>
        <source>The second person declined %1. Nothing was sent.</source>
        <translation>Die zweite Person hat %1 abgelehnt. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>Something happened to %1 at %2 that was not asked for. Look there before anything is sent: %3</source>
        <translation>Mit %1 geschah bei %2 etwas, worum niemand gebeten hat. Sehen Sie dort nach, bevor etwas gesendet wird: %3</translation>
    </message>
    <message>
        <source>The customer asked for it</source>
        <translation>Der Kunde hat darum gebeten</translation>
    </message>
    <message>
        <source>Paid twice</source>
        <translation>Doppelt bezahlt</translation>
    </message>
    <message>
        <source>Fraud</source>
        <translation>Betrug</translation>
    </message>
    <message>
        <source>The approval of %1</source>
        <translation>Die Freigabe von %1</translation>
    </message>
    <message>
        <source>The hold of the fulfillment</source>
        <translation>Das Anhalten des Versands</translation>
    </message>
    <message>
        <source>The release of the fulfillment</source>
        <translation>Die Freigabe des Versands</translation>
    </message>
    <message>
        <source>The cancellation of the order</source>
        <translation>Die Stornierung der Bestellung</translation>
    </message>
    <message>
        <source>The voiding of the label</source>
        <translation>Die Stornierung des Etiketts</translation>
    </message>
    <message>
        <source>the other side</source>
        <translation>die andere Seite</translation>
    </message>
    <message>
        <source>%1 is done: %2 confirms it.</source>
        <translation>%1 ist geschehen: %2 bestätigt es.</translation>
    </message>
    <message>
        <source>%1 was refused by %2, and nothing changed: %3</source>
        <translation>%1 wurde von %2 abgelehnt, und nichts hat sich geändert: %3</translation>
    </message>
    <message>
        <source>%1 was declined by the second person. Nothing was sent.</source>
        <translation>%1 wurde von der zweiten Person abgelehnt. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>%1: something else happened at %2 than what was asked for. Look there before anything is sent: %3</source>
        <translation>%1: Bei %2 geschah etwas anderes als verlangt. Sehen Sie dort nach, bevor etwas gesendet wird: %3</translation>
    </message>
    <message>
        <source>Then a team lead says what happened: Settle by hand.</source>
        <translation>Danach hält eine Teamleitung fest, was geschah: Von Hand klären.</translation>
    </message>
    <message>
        <source>It waits for the payment</source>
        <translation>Er wartet auf die Zahlung</translation>
    </message>
    <message>
        <source>It may be fraud</source>
        <translation>Es kann Betrug sein</translation>
    </message>
    <message>
        <source>The address is wrong</source>
        <translation>Die Adresse ist falsch</translation>
    </message>
    <message>
        <source>It is out of stock</source>
        <translation>Es ist nicht auf Lager</translation>
    </message>
    <message>
        <source>The delivery date is not known</source>
        <translation>Der Liefertermin ist nicht bekannt</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Ein anderer Grund</translation>
    </message>
    <message>
        <source>The customer wants it so</source>
        <translation>Der Kunde will es so</translation>
    </message>
    <message>
        <source>It cannot be delivered</source>
        <translation>Es kann nicht geliefert werden</translation>
    </message>
    <message>
        <source>The payment was declined</source>
        <translation>Die Zahlung wurde abgelehnt</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Go to</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>On a case, in the list or its tab</source>
        <translation>An einem Fall, in Liste oder Tab</translation>
    </message>
    <message>
        <source>In the list</source>
        <translation>In der Liste</translation>
    </message>
    <message>
        <source>In a case&apos;s tab</source>
        <translation>Im Tab eines Falls</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Ctrl with 1 to 9 goes to the lines of the rail, from the top.</source>
        <translation>Strg mit 1 bis 9 geht zu den Zeilen der Leiste, von oben gezählt.</translation>
    </message>
    <message>
        <source>Between people</source>
        <translation>Zwischen Personen</translation>
    </message>
    <message>
        <source>To the world</source>
        <translation>Nach außen</translation>
    </message>
    <message>
        <source>In the outbox and the sources</source>
        <translation>Im Ausgang und bei den Quellen</translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Den Ordner zeigen</translation>
    </message>
    <message>
        <source>There is no profile in this folder, or a file of it is missing.</source>
        <translation>In diesem Ordner ist kein Profil, oder eine Datei davon fehlt.</translation>
    </message>
    <message>
        <source>Look whether it is the right folder. A new practice profile is made by: docketctl --profile FOLDER init --practice URL</source>
        <translation>Sehen Sie nach, ob es der richtige Ordner ist. Ein neues Übungsprofil entsteht mit: docketctl --profile ORDNER init --practice URL</translation>
    </message>
    <message>
        <source>Another Docket has this profile open and does not answer. A profile has one that writes.</source>
        <translation>Ein anderes Docket hat dieses Profil offen und antwortet nicht. Nur eines darf darin schreiben.</translation>
    </message>
    <message>
        <source>Go to its window, or end it; then try again.</source>
        <translation>Gehen Sie zu dessen Fenster, oder beenden Sie es; dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>This profile was written by a newer Docket. This one would misread it, so nothing was touched.</source>
        <translation>Dieses Profil hat ein neueres Docket geschrieben. Dieses hier würde es falsch lesen, also wurde nichts angefasst.</translation>
    </message>
    <message>
        <source>Install the newer Docket, and open it with that.</source>
        <translation>Installieren Sie das neuere Docket, und öffnen Sie es damit.</translation>
    </message>
    <message>
        <source>A file of this profile is damaged, and could not be made whole from the backups. Nothing was deleted.</source>
        <translation>Eine Datei dieses Profils ist beschädigt und war aus den Sicherungen nicht wiederherzustellen. Nichts wurde gelöscht.</translation>
    </message>
    <message>
        <source>Copy the whole folder to another disk before anything else. Its backups are in the folder backups; the disk itself may be failing.</source>
        <translation>Kopieren Sie vor allem anderen den ganzen Ordner auf eine andere Platte. Die Sicherungen liegen im Ordner backups; vielleicht versagt die Platte selbst.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Die Platte ist voll.</translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation>Schaffen Sie Platz, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The disk refused to read or write a file.</source>
        <translation>Die Platte ließ eine Datei nicht lesen oder schreiben.</translation>
    </message>
    <message>
        <source>Look whether the folder is there and may be written to by you, then try again.</source>
        <translation>Sehen Sie nach, ob der Ordner da ist und Sie darin schreiben dürfen, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The key of this profile could not be read, and without it nothing personal can.</source>
        <translation>Der Schlüssel dieses Profils war nicht zu lesen, und ohne ihn ist es nichts Persönliches.</translation>
    </message>
    <message>
        <source>Unlock the key store of your desktop, or put the key file back where it was; then try again.</source>
        <translation>Entsperren Sie den Schlüsselbund, oder legen Sie die Schlüsseldatei an ihren Platz zurück; dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>What this profile needs to open does not answer.</source>
        <translation>Was dieses Profil zum Öffnen braucht, antwortet nicht.</translation>
    </message>
    <message>
        <source>Look whether this machine is online and, in practice, whether the practice company runs; then try again.</source>
        <translation>Sehen Sie nach, ob dieser Rechner verbunden ist und, bei Übungen, ob die Übungsfirma läuft; dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>It ended with an error that has no cure here.</source>
        <translation>Es endete mit einem Fehler, gegen den es hier kein Mittel gibt.</translation>
    </message>
    <message>
        <source>Try again. If it stays, pass on the words below.</source>
        <translation>Noch einmal versuchen. Bleibt es so, geben Sie die Worte unten weiter.</translation>
    </message>
    <message>
        <source>This profile does not open</source>
        <translation>Dieses Profil öffnet sich nicht</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The journal was taken back</source>
        <translation>Das Journal wurde zurückgesetzt</translation>
    </message>
    <message>
        <source>Damaged files were made whole</source>
        <translation>Beschädigte Dateien wurden wiederhergestellt</translation>
    </message>
    <message>
        <source>Nothing is to be done at once: the sources are being read again, and what was forgotten becomes cases. Until then nothing is sent. See how far it is on the page of the sources.</source>
        <translation>Sofort ist nichts zu tun: Die Quellen werden neu gelesen, und was vergessen war, wird zu Fällen. Bis dahin wird nichts gesendet. Wie weit es ist, steht auf der Seite der Quellen.</translation>
    </message>
    <message>
        <source>Nothing is to be done, and the work can go on. When it happens again, have the disk looked at.</source>
        <translation>Es ist nichts zu tun, und die Arbeit kann weitergehen. Geschieht es wieder, lassen Sie die Platte prüfen.</translation>
    </message>
    <message>
        <source>Show the sources</source>
        <translation>Die Quellen zeigen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>A file was found damaged</source>
        <translation>Eine Datei ist beschädigt</translation>
    </message>
    <message>
        <source>%1 does not hold what was written. It is made whole at the next start, before it is used.</source>
        <translation>%1 enthält nicht, was geschrieben wurde. Beim nächsten Start wird sie wiederhergestellt, bevor sie gebraucht wird.</translation>
    </message>
    <message>
        <source>Finish what you are writing, end Docket and start it again.</source>
        <translation>Schreiben Sie zu Ende, beenden Sie Docket und starten Sie es neu.</translation>
    </message>
    <message>
        <source>End Docket</source>
        <translation>Docket beenden</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>There is no backup of today</source>
        <translation>Es gibt keine Sicherung von heute</translation>
    </message>
    <message>
        <source>Docket copies its files each day, and today it could not. What was copied before is still there.</source>
        <translation>Docket kopiert seine Dateien jeden Tag, und heute konnte es das nicht. Was vorher kopiert wurde, ist noch da.</translation>
    </message>
    <message>
        <source>The disk is full: free some space. It is tried again by itself.</source>
        <translation>Die Platte ist voll: Schaffen Sie Platz. Es wird von selbst noch einmal versucht.</translation>
    </message>
    <message>
        <source>Look whether the folder backups may be written to. It is tried again by itself, and at once by: docketctl --profile FOLDER backup</source>
        <translation>Sehen Sie nach, ob im Ordner backups geschrieben werden darf. Es wird von selbst noch einmal versucht, und sofort mit: docketctl --profile ORDNER backup</translation>
    </message>
</context>
<context>
    <name>Offers</name>
    <message>
        <source>Refund %1…</source>
        <translation>%1 erstatten…</translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation>Zurücknehmen…</translation>
    </message>
</context>
<context>
    <name>Outbox</name>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>What waits, and why</source>
        <translation>Was wartet, und warum</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Fall</translation>
    </message>
    <message>
        <source>Order or payment</source>
        <translation>Bestellung oder Zahlung</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>What happens next</source>
        <translation>Was als Nächstes geschieht</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What you may do</source>
        <translation>Was Sie tun dürfen</translation>
    </message>
    <message>
        <source>Why not</source>
        <translation>Warum nicht</translation>
    </message>
    <message>
        <source>%1 It said: %2</source>
        <extracomment>What happened, and what the vendor said.</extracomment>
        <translation>%1 Die Antwort: %2</translation>
    </message>
    <message>
        <source>%1 confirms it.</source>
        <translation>%1 bestätigt es.</translation>
    </message>
    <message>
        <source>%1 confirms it, receipt %2.</source>
        <translation>%1 bestätigt es, Beleg %2.</translation>
    </message>
    <message>
        <source>%1 said no, and nothing changed.</source>
        <translation>%1 hat abgelehnt, und nichts hat sich geändert.</translation>
    </message>
    <message>
        <source>The second person said no. Nothing was sent.</source>
        <translation>Die zweite Person hat abgelehnt. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>Waits for approval</source>
        <translation>Wartet auf Genehmigung</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>Noch nicht gesendet</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>Ausgang unbekannt</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Zurückgewiesen</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Needs a person</source>
        <translation>Braucht einen Menschen</translation>
    </message>
    <message>
        <source>Refund at %1</source>
        <translation>Rückerstattung bei %1</translation>
    </message>
    <message>
        <source>Approval of a payment at %1</source>
        <translation>Genehmigung einer Zahlung bei %1</translation>
    </message>
    <message>
        <source>Hold of a fulfillment at %1</source>
        <translation>Anhalten einer Ausführung bei %1</translation>
    </message>
    <message>
        <source>Release of a fulfillment at %1</source>
        <translation>Freigabe einer Ausführung bei %1</translation>
    </message>
    <message>
        <source>Cancellation of an order at %1</source>
        <translation>Stornierung einer Bestellung bei %1</translation>
    </message>
    <message>
        <source>Voiding of a label at %1</source>
        <translation>Stornierung eines Etiketts bei %1</translation>
    </message>
    <message>
        <source>A second person must agree. Nothing was sent.</source>
        <translation>Eine zweite Person muss zustimmen. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>It is next in line. Nothing was sent yet.</source>
        <translation>Es ist als Nächstes an der Reihe. Noch wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Another change of the same thing is not over, and there is one at a time.</source>
        <translation>Eine andere Änderung derselben Sache ist nicht zu Ende, und es gibt immer nur eine.</translation>
    </message>
    <message>
        <source>%1 could not take it and is left alone until %2.</source>
        <translation>%1 konnte es nicht annehmen und wird bis %2 in Ruhe gelassen.</translation>
    </message>
    <message>
        <source>%1 could not take it.</source>
        <translation>%1 konnte es nicht annehmen.</translation>
    </message>
    <message>
        <source>%1 does not accept its credential.</source>
        <translation>%1 nimmt den Zugang nicht an.</translation>
    </message>
    <message>
        <source>%1 has not answered yet.</source>
        <translation>%1 hat noch nicht geantwortet.</translation>
    </message>
    <message>
        <source>%1 did not answer. It may have happened: do not do it again.</source>
        <translation>%1 hat nicht geantwortet. Es kann geschehen sein: nicht noch einmal tun.</translation>
    </message>
    <message>
        <source>At %1 something else happened than what was asked for.</source>
        <translation>Bei %1 ist etwas anderes geschehen als verlangt.</translation>
    </message>
    <message>
        <source>at %1, in %2</source>
        <translation>um %1, in %2</translation>
    </message>
    <message>
        <source>with the next sync</source>
        <translation>mit dem nächsten Abgleich</translation>
    </message>
    <message>
        <source>Nothing: it is over</source>
        <translation>Nichts: es ist zu Ende</translation>
    </message>
    <message>
        <source>Nothing by itself</source>
        <translation>Nichts von selbst</translation>
    </message>
    <message>
        <source>once somebody has decided</source>
        <translation>sobald jemand entschieden hat</translation>
    </message>
    <message>
        <source>It is sent</source>
        <translation>Es wird gesendet</translation>
    </message>
    <message>
        <source>after the other one</source>
        <translation>nach der anderen</translation>
    </message>
    <message>
        <source>It is sent again</source>
        <translation>Es wird erneut gesendet</translation>
    </message>
    <message>
        <source>once the credential is accepted</source>
        <translation>sobald der Zugang angenommen wird</translation>
    </message>
    <message>
        <source>It is looked up</source>
        <translation>Es wird nachgesehen</translation>
    </message>
    <message>
        <source>if no answer comes</source>
        <translation>wenn keine Antwort kommt</translation>
    </message>
    <message>
        <source>Docket looks it up</source>
        <translation>Docket sieht nach</translation>
    </message>
    <message>
        <source>press %1</source>
        <translation>Taste %1</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>Approve or decline it</source>
        <translation>Genehmigen oder ablehnen</translation>
    </message>
    <message>
        <source>Decline it</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Say what happened</source>
        <translation>Sagen, was geschehen ist</translation>
    </message>
    <message>
        <source>Nothing is needed</source>
        <translation>Nichts ist nötig</translation>
    </message>
</context>
<context>
    <name>Policy</name>
    <message>
        <source>Team leads and operations managers only</source>
        <translation>Nur Teamleitung und Betriebsleitung</translation>
    </message>
    <message>
        <source>Not with your role</source>
        <translation>Nicht mit Ihrer Rolle</translation>
    </message>
    <message>
        <source>Nobody is signed in</source>
        <translation>Niemand ist angemeldet</translation>
    </message>
    <message>
        <source>Only a rule does this</source>
        <translation>Das tut nur eine Regel</translation>
    </message>
    <message>
        <source>There is no such case</source>
        <translation>Diesen Fall gibt es nicht</translation>
    </message>
    <message>
        <source>Claim it first</source>
        <translation>Übernehmen Sie ihn zuerst</translation>
    </message>
    <message>
        <source>Held by %1</source>
        <translation>Gehalten von %1</translation>
    </message>
    <message>
        <source>The case is closed</source>
        <translation>Der Fall ist abgeschlossen</translation>
    </message>
    <message>
        <source>A finding needs its instant</source>
        <translation>Ein Befund braucht seinen Zeitpunkt</translation>
    </message>
    <message>
        <source>There is no such refund</source>
        <translation>Diese Rückerstattung gibt es nicht</translation>
    </message>
    <message>
        <source>It has been decided already</source>
        <translation>Das ist schon entschieden</translation>
    </message>
    <message>
        <source>Only a person holds a case</source>
        <translation>Nur eine Person hält einen Fall</translation>
    </message>
    <message>
        <source>You hold it already</source>
        <translation>Sie halten ihn schon</translation>
    </message>
    <message>
        <source>Nobody holds it</source>
        <translation>Niemand hält ihn</translation>
    </message>
    <message>
        <source>Write the note first</source>
        <translation>Schreiben Sie zuerst die Notiz</translation>
    </message>
    <message>
        <source>It is paused already</source>
        <translation>Er ist schon pausiert</translation>
    </message>
    <message>
        <source>Say what it waits for</source>
        <translation>Sagen Sie, worauf er wartet</translation>
    </message>
    <message>
        <source>Say until when</source>
        <translation>Sagen Sie, bis wann</translation>
    </message>
    <message>
        <source>It is not paused</source>
        <translation>Er ist nicht pausiert</translation>
    </message>
    <message>
        <source>A refund is still under way</source>
        <translation>Eine Rückerstattung ist noch unterwegs</translation>
    </message>
    <message>
        <source>Say how it ended</source>
        <translation>Sagen Sie, wie er endete</translation>
    </message>
    <message>
        <source>Say what caused it</source>
        <translation>Sagen Sie, was die Ursache war</translation>
    </message>
    <message>
        <source>It is open</source>
        <translation>Er ist offen</translation>
    </message>
    <message>
        <source>Say why it is opened again</source>
        <translation>Sagen Sie, warum er wieder geöffnet wird</translation>
    </message>
    <message>
        <source>No money was taken for this case</source>
        <translation>Für diesen Fall wurde kein Geld eingezogen</translation>
    </message>
    <message>
        <source>Nothing is left to refund</source>
        <translation>Nichts ist mehr zu erstatten</translation>
    </message>
    <message>
        <source>Enter an amount</source>
        <translation>Geben Sie einen Betrag ein</translation>
    </message>
    <message>
        <source>The payment is in another currency</source>
        <translation>Die Zahlung ist in einer anderen Währung</translation>
    </message>
    <message>
        <source>Only %1 %2 is left to refund</source>
        <translation>Nur %1 %2 ist noch zu erstatten</translation>
    </message>
    <message>
        <source>Give the reason and a note</source>
        <translation>Geben Sie Grund und Notiz an</translation>
    </message>
    <message>
        <source>Above your limit: a second person approves</source>
        <translation>Über Ihrem Limit: eine zweite Person genehmigt</translation>
    </message>
    <message>
        <source>No refund waits for approval</source>
        <translation>Keine Rückerstattung wartet auf Genehmigung</translation>
    </message>
    <message>
        <source>The payment has changed: less is left to refund</source>
        <translation>Die Zahlung hat sich geändert: weniger ist zu erstatten</translation>
    </message>
    <message>
        <source>Only a person does this</source>
        <translation>Das tut nur eine Person</translation>
    </message>
    <message>
        <source>That person is no longer here</source>
        <translation>Diese Person ist nicht mehr hier</translation>
    </message>
    <message>
        <source>Another person must approve it</source>
        <translation>Eine andere Person muss es genehmigen</translation>
    </message>
    <message>
        <source>Team leads and operations managers approve</source>
        <translation>Teamleitung und Betriebsleitung genehmigen</translation>
    </message>
    <message>
        <source>It is above that person&apos;s limit too</source>
        <translation>Es liegt auch über dem Limit dieser Person</translation>
    </message>
    <message>
        <source>Specialists and team leads only</source>
        <translation>Nur Spezialisten und Teamleitungen</translation>
    </message>
    <message>
        <source>A change is still under way</source>
        <translation>Eine Änderung ist noch unterwegs</translation>
    </message>
    <message>
        <source>With what you sent for this customer today it is above your limit: a second person approves</source>
        <translation>Mit dem, was Sie heute für diesen Kunden gesendet haben, liegt es über Ihrem Limit: Eine zweite Person genehmigt</translation>
    </message>
    <message>
        <source>Say to whom</source>
        <translation>Sagen Sie, an wen</translation>
    </message>
    <message>
        <source>That person does not work cases</source>
        <translation>Diese Person bearbeitet keine Fälle</translation>
    </message>
    <message>
        <source>That person holds it already</source>
        <translation>Diese Person hält ihn schon</translation>
    </message>
    <message>
        <source>Say what it proves</source>
        <translation>Sagen Sie, was es nachweist</translation>
    </message>
    <message>
        <source>The document was not kept</source>
        <translation>Das Dokument wurde nicht aufbewahrt</translation>
    </message>
    <message>
        <source>The same document is there already</source>
        <translation>Dasselbe Dokument ist schon da</translation>
    </message>
    <message>
        <source>It is offered to somebody already</source>
        <translation>Er ist schon jemandem angeboten</translation>
    </message>
    <message>
        <source>Hand it to somebody else</source>
        <translation>Übergeben Sie ihn jemand anderem</translation>
    </message>
    <message>
        <source>That role does not work cases</source>
        <translation>Diese Rolle bearbeitet keine Fälle</translation>
    </message>
    <message>
        <source>Say why, for who takes it</source>
        <translation>Sagen Sie warum, für die Person, die ihn übernimmt</translation>
    </message>
    <message>
        <source>Say by when it is to be taken</source>
        <translation>Sagen Sie, bis wann er zu übernehmen ist</translation>
    </message>
    <message>
        <source>That is no kind of evidence</source>
        <translation>Das ist keine Art von Nachweis</translation>
    </message>
    <message>
        <source>Attach first: %1</source>
        <translation>Erst anhängen: %1</translation>
    </message>
    <message>
        <source>Nobody hands it over</source>
        <translation>Niemand übergibt ihn</translation>
    </message>
    <message>
        <source>You handed it off yourself</source>
        <translation>Sie haben ihn selbst übergeben</translation>
    </message>
    <message>
        <source>It is offered to somebody else</source>
        <translation>Er ist jemand anderem angeboten</translation>
    </message>
    <message>
        <source>Say why it goes back</source>
        <translation>Sagen Sie, warum er zurückgeht</translation>
    </message>
    <message>
        <source>The leads have been told already</source>
        <translation>Die Teamleitungen wissen es schon</translation>
    </message>
    <message>
        <source>Say what a lead should know</source>
        <translation>Sagen Sie, was eine Teamleitung wissen soll</translation>
    </message>
    <message>
        <source>For a week at most</source>
        <translation>Höchstens für eine Woche</translation>
    </message>
    <message>
        <source>Say what is wrong</source>
        <translation>Sagen Sie, was nicht stimmt</translation>
    </message>
    <message>
        <source>Say what it is about</source>
        <translation>Sagen Sie, worum es geht</translation>
    </message>
    <message>
        <source>No source knows that</source>
        <translation>Keine Quelle kennt das</translation>
    </message>
    <message>
        <source>That is this case</source>
        <translation>Das ist dieser Fall</translation>
    </message>
    <message>
        <source>Say what they have to do with each other</source>
        <translation>Sagen Sie, was sie miteinander zu tun haben</translation>
    </message>
    <message>
        <source>They are linked already</source>
        <translation>Sie sind schon verknüpft</translation>
    </message>
    <message>
        <source>The other case is closed</source>
        <translation>Der andere Fall ist abgeschlossen</translation>
    </message>
    <message>
        <source>They are about different orders</source>
        <translation>Sie betreffen verschiedene Bestellungen</translation>
    </message>
    <message>
        <source>Nothing waits for that</source>
        <translation>Nichts wartet darauf</translation>
    </message>
    <message>
        <source>Who asked for it or approved it does not settle it</source>
        <translation>Wer darum bat oder es genehmigte, klärt es nicht</translation>
    </message>
    <message>
        <source>Say how you know</source>
        <translation>Sagen Sie, woher Sie es wissen</translation>
    </message>
    <message>
        <source>Give the gateway&apos;s id of it</source>
        <translation>Geben Sie die Kennung beim Zahlungsdienst an</translation>
    </message>
    <message>
        <source>No review is open on a payment of this case</source>
        <translation>Zu keiner Zahlung dieses Falls ist eine Prüfung offen</translation>
    </message>
    <message>
        <source>No fulfillment of this case can be held</source>
        <translation>Kein Versandauftrag dieses Falls lässt sich anhalten</translation>
    </message>
    <message>
        <source>No fulfillment of this case is on hold</source>
        <translation>Kein Versandauftrag dieses Falls ist angehalten</translation>
    </message>
    <message>
        <source>The order cannot be cancelled any more</source>
        <translation>Die Bestellung lässt sich nicht mehr stornieren</translation>
    </message>
    <message>
        <source>No label of this case can be voided: the carrier has the parcel, or it is void</source>
        <translation>Kein Etikett dieses Vorgangs kann storniert werden: der Paketdienst hat das Paket, oder es ist schon storniert</translation>
    </message>
    <message>
        <source>Give the reason in a note</source>
        <translation>Nennen Sie den Grund in einer Notiz</translation>
    </message>
    <message>
        <source>It is being changed already</source>
        <translation>Es wird schon geändert</translation>
    </message>
    <message>
        <source>Only an operations manager or an administrator decides about it</source>
        <translation>Darüber entscheidet nur die Betriebsleitung oder die Administration</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>New order review</source>
        <translation>Neue Bestellungen</translation>
    </message>
    <message>
        <source>Payment hold review</source>
        <translation>Gehaltene Zahlungen</translation>
    </message>
    <message>
        <source>Payment break</source>
        <translation>Zahlungsabweichung</translation>
    </message>
    <message>
        <source>Allocation failure</source>
        <translation>Zuteilungsfehler</translation>
    </message>
    <message>
        <source>Fulfillment release</source>
        <translation>Versandfreigabe</translation>
    </message>
    <message>
        <source>Refund validation</source>
        <translation>Rückerstattungen</translation>
    </message>
    <message>
        <source>Chargebacks</source>
        <translation>Rückbuchungen</translation>
    </message>
    <message>
        <source>Shipment exception</source>
        <translation>Versandstörungen</translation>
    </message>
    <message>
        <source>Return authorization</source>
        <translation>Rücksendefreigabe</translation>
    </message>
    <message>
        <source>Rebill failure</source>
        <translation>Abofehler</translation>
    </message>
    <message>
        <source>Integration incident</source>
        <translation>Anbindungsstörung</translation>
    </message>
</context>
<context>
    <name>Record</name>
    <message>
        <source>Docket</source>
        <translation>Docket</translation>
    </message>
    <message>
        <source>%1 · case %2</source>
        <extracomment>What happened, and on which case.</extracomment>
        <translation>%1 · Fall %2</translation>
    </message>
    <message>
        <source>%1 was sent for %2</source>
        <translation>%1 statt %2 versandt</translation>
    </message>
    <message>
        <source>attempts: %1</source>
        <translation>Versuche: %1</translation>
    </message>
    <message>
        <source>Invoice made</source>
        <translation>Rechnung gestellt</translation>
    </message>
    <message>
        <source>Invoice paid</source>
        <translation>Rechnung bezahlt</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>Abo</translation>
    </message>
    <message>
        <source>Subscription ended</source>
        <translation>Abo beendet</translation>
    </message>
    <message>
        <source> clock breached</source>
        <translation>: Frist überschritten</translation>
    </message>
    <message>
        <source>Order %1 received</source>
        <translation>Bestellung %1 eingegangen</translation>
    </message>
    <message>
        <source>Order cancelled</source>
        <translation>Bestellung storniert</translation>
    </message>
    <message>
        <source>%1 captured</source>
        <translation>%1 eingezogen</translation>
    </message>
    <message>
        <source>%1 declined</source>
        <translation>%1 abgelehnt</translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation>erfolgreich</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>ausstehend</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>storniert</translation>
    </message>
    <message>
        <source>Gateway refund of %1 %2</source>
        <translation>Rückerstattung des Zahlungsdienstes über %1 %2</translation>
    </message>
    <message>
        <source>Shop recorded a refund of %1, %2</source>
        <translation>Der Shop verbuchte eine Rückerstattung über %1, %2</translation>
    </message>
    <message>
        <source>Disputed: %1</source>
        <translation>Angefochten: %1</translation>
    </message>
    <message>
        <source>Payment held for review</source>
        <translation>Zahlung wird geprüft</translation>
    </message>
    <message>
        <source>Sent with %1</source>
        <translation>Versandt mit %1</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Bestellt</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Bezahlt</translation>
    </message>
    <message>
        <source>no payment</source>
        <translation>keine Zahlung</translation>
    </message>
    <message>
        <source>Allocated</source>
        <translation>Zugeteilt</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Refund sent</source>
        <translation>Erstattung gesendet</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>no longer so</source>
        <translation>nicht mehr so</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Zahlung</translation>
    </message>
    <message>
        <source>Came by</source>
        <translation>Kam über</translation>
    </message>
    <message>
        <source>Dispute</source>
        <translation>Anfechtung</translation>
    </message>
    <message>
        <source>Your limit</source>
        <translation>Ihr Limit</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Ships to</source>
        <translation>Lieferung an</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Bestellungen</translation>
    </message>
    <message>
        <source>Wrote</source>
        <translation>Schrieb</translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation>Bestellung %1</translation>
    </message>
    <message>
        <source>Fulfillment</source>
        <translation>Versandauftrag</translation>
    </message>
    <message>
        <source>Fulfillment at %1</source>
        <translation>Versandauftrag bei %1</translation>
    </message>
    <message>
        <source>Return label %1 of %2</source>
        <translation>Rücksendeetikett %1 von %2</translation>
    </message>
    <message>
        <source>Label %1 of %2</source>
        <translation>Etikett %1 von %2</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>Gelöscht</translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>An administrator may not also work, approve or score cases</source>
        <translation>Ein Administrator darf nicht auch Fälle bearbeiten, genehmigen oder bewerten</translation>
    </message>
    <message>
        <source>An auditor may hold no role that writes</source>
        <translation>Ein Prüfer darf keine schreibende Rolle haben</translation>
    </message>
    <message>
        <source>A reviewer may not approve what they score</source>
        <translation>Wer bewertet, darf das Bewertete nicht genehmigen</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>up to %1</source>
        <extracomment>Up to when everything that the vendor had is here.</extracomment>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>Behind by</source>
        <translation>Rückstand</translation>
    </message>
    <message>
        <source>Read up to</source>
        <translation>Gelesen bis</translation>
    </message>
    <message>
        <source>not failing</source>
        <translation>nicht gestört</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Last read</source>
        <translation>Zuletzt gelesen</translation>
    </message>
    <message>
        <source>Failing since</source>
        <translation>Gestört seit</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Zurückgelegt</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Fall</translation>
    </message>
    <message>
        <source>What to do, and what was heard</source>
        <translation>Was zu tun ist, und was zu hören war</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>What was heard</source>
        <translation>Was zu hören war</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>This account has none; nothing is wrong</source>
        <translation>Dieses Konto hat keine; das ist in Ordnung</translation>
    </message>
    <message>
        <source>Failing since %1</source>
        <translation>Gestört seit %1</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Where in the page</source>
        <translation>Wo auf der Seite</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>has no readable id</source>
        <translation>ohne lesbare Nummer</translation>
    </message>
    <message>
        <source>Credential refused</source>
        <translation>Zugang verweigert</translation>
    </message>
    <message>
        <source>Never read</source>
        <translation>Nie gelesen</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>Being read</source>
        <translation>Wird gelesen</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Failing</source>
        <translation>Gestört</translation>
    </message>
    <message>
        <source>No permission</source>
        <translation>Keine Erlaubnis</translation>
    </message>
    <message>
        <source>No such list</source>
        <translation>Keine solche Liste</translation>
    </message>
    <message>
        <source>Replace the credential</source>
        <translation>Den Zugang ersetzen</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Jetzt abgleichen</translation>
    </message>
    <message>
        <source>It is tried again with every sync</source>
        <translation>Wird mit jedem Abgleich erneut versucht</translation>
    </message>
    <message>
        <source>Give it the permission at the vendor</source>
        <translation>Beim Anbieter die Erlaubnis geben</translation>
    </message>
    <message>
        <source>Look at the records put aside</source>
        <translation>Zurückgelegte Datensätze ansehen</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nichts zu tun</translation>
    </message>
    <message>
        <source>%1 has refused its credential since %2. Nothing is read from it or sent to it until the credential is replaced.</source>
        <translation>%1 verweigert seit %2 den Zugang. Nichts wird von dort gelesen oder dorthin gesendet, bis der Zugang ersetzt ist.</translation>
    </message>
    <message>
        <source>%1 was last read %2: what happened since is not known. Sync now.</source>
        <translation>%1 wurde zuletzt %2 gelesen: was seitdem geschah, ist nicht bekannt. Jetzt abgleichen.</translation>
    </message>
    <message>
        <source>%1 has failed since %2. It is tried again with every sync; if it goes on, ask the vendor.</source>
        <translation>%1 ist seit %2 gestört. Jeder Abgleich versucht es erneut; hält es an, fragen Sie den Anbieter.</translation>
    </message>
    <message>
        <source>The credential of %1 may not read all that is asked for. Give it the permission at the vendor.</source>
        <translation>Der Zugang von %1 darf nicht alles lesen, was gefragt wird. Geben Sie ihm beim Anbieter die Erlaubnis.</translation>
    </message>
    <message>
        <source>%1 is read. Some of its records could not be understood and were put aside: they are missing from the lists until the vendor sends them whole.</source>
        <translation>%1 wird gelesen. Einige Datensätze waren nicht zu verstehen und wurden zurückgelegt: Sie fehlen in den Listen, bis der Anbieter sie heil sendet.</translation>
    </message>
    <message>
        <source>%1 is read. There is nothing to do.</source>
        <translation>%1 wird gelesen. Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>The clocks of this machine and of the servers are more than a day apart: one is wrong</source>
        <translation>Die Uhren dieses Rechners und der Server liegen über einen Tag auseinander: eine geht falsch</translation>
    </message>
    <message>
        <source>This machine&apos;s clock is %1 slow; deadlines go by the servers&apos;</source>
        <translation>Die Uhr dieses Rechners geht %1 nach; Fristen gehen nach den Servern</translation>
    </message>
    <message>
        <source>This machine&apos;s clock is %1 fast; deadlines go by the servers&apos;</source>
        <translation>Die Uhr dieses Rechners geht %1 vor; Fristen gehen nach den Servern</translation>
    </message>
    <message>
        <source>It is read with the next sync</source>
        <translation>Wird mit dem nächsten Abgleich gelesen</translation>
    </message>
    <message>
        <source>%1 has not been read yet, so nothing of it is known. It is read with the next sync.</source>
        <translation>%1 wurde noch nicht gelesen, also ist nichts davon bekannt. Es wird mit dem nächsten Abgleich gelesen.</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>%1 lost, %2 gone</source>
        <extracomment>Records that a source had not announced, and records that it has no more.</extracomment>
        <translation>%1 verloren, %2 fort</translation>
    </message>
    <message>
        <source>%1: %2 read, %3 lost, %4 gone</source>
        <translation>%1: %2 gelesen, %3 verloren, %4 fort</translation>
    </message>
    <message>
        <source>So many were missing that none of them was asked for.</source>
        <translation>So viele fehlten, dass nach keinem gefragt wurde.</translation>
    </message>
    <message>
        <source>Last sweep</source>
        <extracomment>When all of a source was read once more, to see what its feeds did not tell.</extracomment>
        <translation>Letzte Durchsicht</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Fort</translation>
    </message>
    <message>
        <source>Held: too much changed</source>
        <translation>Angehalten: zu viel anders</translation>
    </message>
    <message>
        <source>Say whether it is so</source>
        <translation>Sagen, ob es so ist</translation>
    </message>
    <message>
        <source>In one reading %1 of at least %2 records changed, and %3 of them are gone.</source>
        <translation>In einem Lesegang haben sich %1 von mindestens %2 Datensätzen geändert, davon sind %3 nicht mehr da.</translation>
    </message>
    <message>
        <source>Ask an operations manager</source>
        <translation>Die Betriebsleitung fragen</translation>
    </message>
    <message>
        <source>In one reading %1 of at least %2 records changed.</source>
        <translation>In einem Lesegang haben sich %1 von mindestens %2 Datensätzen geändert.</translation>
    </message>
    <message>
        <source>%1 changed too much at once. Say whether it is so.</source>
        <translation>%1 hat sich zu viel auf einmal geändert. Sagen Sie, ob es so ist.</translation>
    </message>
    <message>
        <source>%1 changed too much at once. Ask an operations manager whether it is so.</source>
        <translation>%1 hat sich zu viel auf einmal geändert. Fragen Sie die Betriebsleitung, ob es so ist.</translation>
    </message>
</context>
<context>
    <name>TabParts</name>
    <message>
        <source>Close the tab of %1</source>
        <translation>Tab von %1 schließen</translation>
    </message>
    <message>
        <source>Export rows</source>
        <translation>Zeilen exportieren</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Kommagetrennte Werte (*.csv)</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Put right at the source</source>
        <translation>Beim Anbieter berichtigt</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Übernahme</translation>
    </message>
    <message>
        <source>First action</source>
        <translation>Erste Handlung</translation>
    </message>
    <message>
        <source>Next update</source>
        <translation>Nächster Stand</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Lösung</translation>
    </message>
    <message>
        <source>Issuer&apos;s deadline</source>
        <translation>Frist der Bank</translation>
    </message>
    <message>
        <source>What stood here was erased</source>
        <translation>Was hier stand, wurde gelöscht</translation>
    </message>
    <message>
        <source>Case opened: %1</source>
        <translation>Fall eröffnet: %1</translation>
    </message>
    <message>
        <source>Another reason: %1</source>
        <translation>Weiterer Grund: %1</translation>
    </message>
    <message>
        <source>was there before it was looked for</source>
        <translation>bestand schon, bevor danach gesucht wurde</translation>
    </message>
    <message>
        <source>No longer so: %1</source>
        <translation>Nicht mehr so: %1</translation>
    </message>
    <message>
        <source>%1 claimed it</source>
        <translation>%1 hat übernommen</translation>
    </message>
    <message>
        <source>%1 released it</source>
        <translation>%1 hat abgegeben</translation>
    </message>
    <message>
        <source>%1 noted</source>
        <translation>%1 notierte</translation>
    </message>
    <message>
        <source>%1 paused it</source>
        <translation>%1 hat pausiert</translation>
    </message>
    <message>
        <source>%1 resumed it</source>
        <translation>%1 hat fortgesetzt</translation>
    </message>
    <message>
        <source>%1 closed it: </source>
        <translation>%1 hat abgeschlossen: </translation>
    </message>
    <message>
        <source>%1 opened it again</source>
        <translation>%1 hat wieder geöffnet</translation>
    </message>
    <message>
        <source>%1 asked to refund </source>
        <translation>%1 bat um Rückerstattung von </translation>
    </message>
    <message>
        <source>Approved by a second person and ready</source>
        <translation>Von einer zweiten Person genehmigt und bereit</translation>
    </message>
    <message>
        <source>request </source>
        <translation>Anfrage </translation>
    </message>
    <message>
        <source>%1 declined the refund</source>
        <translation>%1 hat die Rückerstattung abgelehnt</translation>
    </message>
    <message>
        <source>Merged into another case</source>
        <translation>Mit einem anderen Fall zusammengeführt</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Rückerstattung</translation>
    </message>
    <message>
        <source>Approval of the payment</source>
        <translation>Freigabe der Zahlung</translation>
    </message>
    <message>
        <source>Hold of the fulfillment</source>
        <translation>Anhalten des Versands</translation>
    </message>
    <message>
        <source>Release of the fulfillment</source>
        <translation>Freigabe des Versands</translation>
    </message>
    <message>
        <source>Cancellation of the order</source>
        <translation>Stornierung der Bestellung</translation>
    </message>
    <message>
        <source>Voiding of the label</source>
        <translation>Stornierung des Etiketts</translation>
    </message>
    <message>
        <source>%1 waits for a second person</source>
        <translation>%1: wartet auf eine zweite Person</translation>
    </message>
    <message>
        <source>%1 is ready to be sent</source>
        <translation>%1: bereit zum Senden</translation>
    </message>
    <message>
        <source>%1 is being sent</source>
        <translation>%1: wird gesendet</translation>
    </message>
    <message>
        <source>%1 may have been sent: Docket looks it up</source>
        <translation>%1: vielleicht gesendet, Docket sieht nach</translation>
    </message>
    <message>
        <source>%1 confirmed by the gateway</source>
        <translation>%1: vom Zahlungsdienst bestätigt</translation>
    </message>
    <message>
        <source>%1 confirmed</source>
        <translation>%1: bestätigt</translation>
    </message>
    <message>
        <source>%1 refused by the gateway</source>
        <translation>%1: vom Zahlungsdienst abgelehnt</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>%1: verweigert</translation>
    </message>
    <message>
        <source>%1 declined</source>
        <translation>%1: abgelehnt</translation>
    </message>
    <message>
        <source>%1 needs a person: the other side shows something else</source>
        <translation>%1: braucht eine Person, die andere Seite zeigt etwas anderes</translation>
    </message>
    <message>
        <source>The same as case %1</source>
        <translation>Derselbe wie Fall %1</translation>
    </message>
    <message>
        <source>Caused by case %1</source>
        <translation>Verursacht durch Fall %1</translation>
    </message>
    <message>
        <source>Merged into case %1</source>
        <translation>Zusammengeführt in Fall %1</translation>
    </message>
    <message>
        <source>Linked with case %1</source>
        <translation>Verknüpft mit Fall %1</translation>
    </message>
    <message>
        <source>the agents</source>
        <translation>die Sachbearbeitung</translation>
    </message>
    <message>
        <source>the specialists</source>
        <translation>die Spezialisten</translation>
    </message>
    <message>
        <source>the team leads</source>
        <translation>die Teamleitungen</translation>
    </message>
    <message>
        <source>the operations managers</source>
        <translation>die Betriebsleitungen</translation>
    </message>
    <message>
        <source>the reviewers</source>
        <translation>die Prüferinnen und Prüfer</translation>
    </message>
    <message>
        <source>governance</source>
        <translation>die Governance</translation>
    </message>
    <message>
        <source>the administrators</source>
        <translation>die Administration</translation>
    </message>
    <message>
        <source>the auditors</source>
        <translation>die Revision</translation>
    </message>
    <message>
        <source>%1 opened the case</source>
        <translation>%1 hat den Fall angelegt</translation>
    </message>
    <message>
        <source>%1 gave it to </source>
        <translation>%1 hat ihn zugewiesen an </translation>
    </message>
    <message>
        <source>%1 attached: </source>
        <translation>%1 hat angehängt: </translation>
    </message>
    <message>
        <source>%1 hands it off to </source>
        <translation>%1 übergibt ihn an </translation>
    </message>
    <message>
        <source>%1 accepted it</source>
        <translation>%1 hat ihn angenommen</translation>
    </message>
    <message>
        <source>%1 gave it back</source>
        <translation>%1 hat ihn zurückgegeben</translation>
    </message>
    <message>
        <source>%1 told the leads</source>
        <translation>%1 hat die Teamleitungen informiert</translation>
    </message>
    <message>
        <source>%1 hid it from the own list for a while</source>
        <translation>%1 hat ihn für eine Weile zurückgestellt</translation>
    </message>
    <message>
        <source>%1 asked for: </source>
        <translation>%1 hat verlangt: </translation>
    </message>
    <message>
        <source>%1 declined the change</source>
        <translation>%1 hat die Änderung abgelehnt</translation>
    </message>
    <message>
        <source>%1 found out: </source>
        <translation>%1 hat festgestellt: </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Next to breach</source>
        <translation>Nächste Fristen</translation>
    </message>
    <message>
        <source>Claimed by me</source>
        <translation>Von mir übernommen</translation>
    </message>
    <message>
        <source>Unclaimed</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>For my approval</source>
        <translation>Zur Genehmigung</translation>
    </message>
    <message>
        <source>Mine to chase</source>
        <translation>Nachzufassen</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Übernahme</translation>
    </message>
    <message>
        <source>First action</source>
        <translation>Erste Handlung</translation>
    </message>
    <message>
        <source>Next update</source>
        <translation>Nächster Stand</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Lösung</translation>
    </message>
    <message>
        <source>Issuer&apos;s deadline</source>
        <translation>Frist der Bank</translation>
    </message>
    <message>
        <source>a vendor</source>
        <translation>einen Anbieter</translation>
    </message>
    <message>
        <source>the processor</source>
        <translation>den Zahlungsdienst</translation>
    </message>
    <message>
        <source>the customer</source>
        <translation>den Kunden</translation>
    </message>
    <message>
        <source>us</source>
        <translation>uns</translation>
    </message>
    <message>
        <source>used before the reopen</source>
        <translation>vor der Wiederöffnung verbraucht</translation>
    </message>
    <message>
        <source>it had happened and had not reached us</source>
        <translation>es war geschehen und hatte uns nicht erreicht</translation>
    </message>
    <message>
        <source>nobody on shift</source>
        <translation>niemand im Dienst</translation>
    </message>
    <message>
        <source>waiting for %1, and this clock never pauses</source>
        <translation>wartet auf %1, und diese Frist hält nie an</translation>
    </message>
    <message>
        <source>paused, waiting for %1</source>
        <translation>pausiert, wartet auf %1</translation>
    </message>
    <message>
        <source>nobody held it</source>
        <translation>niemand hielt ihn</translation>
    </message>
    <message>
        <source>somebody held it</source>
        <translation>jemand hielt ihn</translation>
    </message>
    <message>
        <source>outside business hours</source>
        <translation>außerhalb der Geschäftszeiten</translation>
    </message>
    <message>
        <source>the case was closed</source>
        <translation>der Fall war abgeschlossen</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Sachbearbeitung</translation>
    </message>
    <message>
        <source>Specialist</source>
        <translation>Fachkraft</translation>
    </message>
    <message>
        <source>Team lead</source>
        <translation>Teamleitung</translation>
    </message>
    <message>
        <source>Operations manager</source>
        <translation>Betriebsleitung</translation>
    </message>
    <message>
        <source>QA reviewer</source>
        <translation>Qualitätsprüfung</translation>
    </message>
    <message>
        <source>Governance</source>
        <translation>Governance</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administration</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>page %1</source>
        <extracomment>What a Source is reading, and which page of it.</extracomment>
        <translation>Seite %1</translation>
    </message>
    <message>
        <source>%1, page %2</source>
        <translation>%1, Seite %2</translation>
    </message>
    <message>
        <source>last read %1</source>
        <translation>zuletzt gelesen %1</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>next try in %1</source>
        <translation>nächster Versuch in %1</translation>
    </message>
    <message>
        <source>Somebody changed this case first. It shows their change now; look, then try again.</source>
        <translation>Jemand hat diesen Fall zuerst geändert. Er zeigt jetzt die Änderung; sehen Sie nach und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>You may not do this.</source>
        <translation>Das dürfen Sie nicht.</translation>
    </message>
    <message>
        <source>Something is missing.</source>
        <translation>Etwas fehlt.</translation>
    </message>
    <message>
        <source>Missing: %1</source>
        <translation>Es fehlt: %1</translation>
    </message>
    <message>
        <source>This case is not here any more.</source>
        <translation>Diesen Fall gibt es hier nicht mehr.</translation>
    </message>
    <message>
        <source>The disk is full, so nothing was recorded. Free some space, then try again.</source>
        <translation>Die Platte ist voll; nichts wurde aufgezeichnet. Schaffen Sie Platz und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Another Docket holds this profile, so nothing was recorded. Close it, then try again.</source>
        <translation>Ein anderes Docket hält dieses Profil; nichts wurde aufgezeichnet. Schließen Sie es und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The disk refused, so it is not certain that it was recorded. Try again: it cannot happen twice.</source>
        <translation>Die Platte verweigerte den Dienst; ob es aufgezeichnet wurde, ist nicht sicher. Versuchen Sie es erneut: Es kann nicht zweimal geschehen.</translation>
    </message>
    <message>
        <source>It was not recorded. Try again.</source>
        <translation>Es wurde nicht aufgezeichnet. Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Handed to me</source>
        <translation>An mich übergeben</translation>
    </message>
    <message>
        <source>Snoozed by me</source>
        <translation>Von mir zurückgestellt</translation>
    </message>
    <message>
        <source>Escalated</source>
        <translation>Eskaliert</translation>
    </message>
    <message>
        <source>handed to you</source>
        <translation>an Sie übergeben</translation>
    </message>
    <message>
        <source>handed off</source>
        <translation>übergeben</translation>
    </message>
    <message>
        <source>escalated</source>
        <translation>eskaliert</translation>
    </message>
    <message>
        <source>snoozed</source>
        <translation>zurückgestellt</translation>
    </message>
</context>
<context>
    <name>docket::kit::Chip</name>
    <message>
        <source>%1:</source>
        <extracomment>The name of a filter before its value: &quot;Queue:&quot;.</extracomment>
        <translation>%1:</translation>
    </message>
    <message>
        <source>Filter %1</source>
        <translation>Filter %1</translation>
    </message>
    <message>
        <source>Delete takes the filter away</source>
        <translation>Entf nimmt den Filter weg</translation>
    </message>
</context>
<context>
    <name>docket::kit::KeyCap</name>
    <message>
        <source>Key: %1</source>
        <translation>Taste: %1</translation>
    </message>
</context>
<context>
    <name>docket::kit::Sheet</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>docket::kit::SlaChip</name>
    <message>
        <source>%1 · %2</source>
        <extracomment>State and time of a clock: &quot;Breached · 2 h 31 over&quot;.</extracomment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>docket::kit::Splitter</name>
    <message>
        <source>Border between panes</source>
        <translation>Grenze zwischen Bereichen</translation>
    </message>
</context>
<context>
    <name>docket::kit::Toast</name>
    <message>
        <source>Undo</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Ctrl Z</source>
        <translation>Strg Z</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Zurücknehmen: %1</translation>
    </message>
</context>
<context>
    <name>docket::ui::ActSheet</name>
    <message>
        <source>This case has changed while the sheet was open. Look at it before you go on.</source>
        <translation>Dieser Fall hat sich geändert, während das Blatt offen war. Sehen Sie ihn an, bevor Sie weitermachen.</translation>
    </message>
    <message>
        <source>Nobody is signed in. What you filled in is kept.</source>
        <translation>Niemand ist angemeldet. Ihre Eingaben bleiben erhalten.</translation>
    </message>
    <message>
        <source>Recording…</source>
        <translation>Wird aufgezeichnet…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Recorded.</source>
        <translation>Aufgezeichnet.</translation>
    </message>
</context>
<context>
    <name>docket::ui::ActionBar</name>
    <message>
        <source>Next case</source>
        <translation>Nächster Fall</translation>
    </message>
    <message>
        <source>Acts</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More acts</source>
        <translation>Weitere Aktionen</translation>
    </message>
</context>
<context>
    <name>docket::ui::Brief</name>
    <message>
        <source>Last in the timeline</source>
        <translation>Zuletzt im Verlauf</translation>
    </message>
</context>
<context>
    <name>docket::ui::CaseActs</name>
    <message>
        <source>Claimed %1.</source>
        <translation>%1 übernommen.</translation>
    </message>
    <message>
        <source>Released %1.</source>
        <translation>%1 abgegeben.</translation>
    </message>
    <message>
        <source>Resumed %1. Its clocks run again.</source>
        <translation>%1 fortgesetzt. Die Fristen laufen wieder.</translation>
    </message>
    <message>
        <source>Nothing of this order&apos;s payments is left to give back.</source>
        <translation>Von den Zahlungen dieser Bestellung ist nichts mehr zu erstatten.</translation>
    </message>
    <message>
        <source>Undone.</source>
        <translation>Zurückgenommen.</translation>
    </message>
    <message>
        <source>No deadline runs on this case.</source>
        <translation>Für diesen Fall läuft keine Frist.</translation>
    </message>
    <message>
        <source>%1 is yours now.</source>
        <translation>%1 gehört jetzt Ihnen.</translation>
    </message>
</context>
<context>
    <name>docket::ui::CaseHeader</name>
    <message>
        <source>Explain</source>
        <translation>Erklären</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Fall</translation>
    </message>
    <message>
        <source>Explain the deadline</source>
        <translation>Frist erklären</translation>
    </message>
    <message>
        <source>opened by %1</source>
        <translation>eröffnet durch %1</translation>
    </message>
    <message>
        <source>revision %1</source>
        <translation>Fassung %1</translation>
    </message>
    <message>
        <source>no deadline runs</source>
        <translation>keine Frist läuft</translation>
    </message>
    <message>
        <source>%1 due %2</source>
        <translation>%1 fällig %2</translation>
    </message>
    <message>
        <source>%1 is paused</source>
        <translation>%1 ist pausiert</translation>
    </message>
</context>
<context>
    <name>docket::ui::CaseLookup</name>
    <message>
        <source>Number of the case</source>
        <translation>Nummer des Falls</translation>
    </message>
    <message>
        <source>Its number</source>
        <translation>Seine Nummer</translation>
    </message>
    <message>
        <source>A case&apos;s number has digits only</source>
        <translation>Eine Fallnummer hat nur Ziffern</translation>
    </message>
    <message>
        <source>That is this case</source>
        <translation>Das ist dieser Fall</translation>
    </message>
    <message>
        <source>Looking it up…</source>
        <translation>Wird nachgesehen…</translation>
    </message>
    <message>
        <source>The case is being looked up</source>
        <translation>Der Fall wird nachgesehen</translation>
    </message>
    <message>
        <source>There is no case %1</source>
        <translation>Es gibt keinen Fall %1</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>abgeschlossen</translation>
    </message>
</context>
<context>
    <name>docket::ui::CasePage</name>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>The case is being read.</source>
        <translation>Der Fall wird gelesen.</translation>
    </message>
    <message>
        <source>Case %1</source>
        <translation>Fall %1</translation>
    </message>
    <message>
        <source>Being read</source>
        <translation>Wird gelesen</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Fakten</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Clocks</source>
        <translation>Fristen</translation>
    </message>
    <message>
        <source>Timeline: %1</source>
        <translation>Verlauf: %1</translation>
    </message>
    <message>
        <source>Case %1 could not be read. %2</source>
        <translation>Fall %1 konnte nicht gelesen werden. %2</translation>
    </message>
    <message>
        <source>Closed %1</source>
        <translation>Abgeschlossen %1</translation>
    </message>
    <message>
        <source>Held by you until %1</source>
        <translation>Von Ihnen gehalten bis %1</translation>
    </message>
    <message>
        <source>Held by %1 until %2</source>
        <translation>Gehalten von %1 bis %2</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>docket::ui::Context</name>
    <message>
        <source>Payments</source>
        <translation>Zahlungen</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Zahlung</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Bestellung</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>What the case is about</source>
        <translation>Worum es geht</translation>
    </message>
    <message>
        <source>not available</source>
        <translation>nicht verfügbar</translation>
    </message>
    <message>
        <source>Captured</source>
        <translation>Eingezogen</translation>
    </message>
    <message>
        <source>Authorized</source>
        <translation>Autorisiert</translation>
    </message>
    <message>
        <source>, 3DS</source>
        <translation>, 3DS</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>never reached the bank</source>
        <translation>erreichte die Bank nie</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Rückerstattung</translation>
    </message>
    <message>
        <source>given back</source>
        <translation>zurückgegeben</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>ausstehend</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>storniert</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Refundable</source>
        <translation>Erstattbar</translation>
    </message>
    <message>
        <source>No payment is known</source>
        <translation>Keine Zahlung bekannt</translation>
    </message>
    <message>
        <source>Payment · %1</source>
        <translation>Zahlung · %1</translation>
    </message>
    <message>
        <source>amounts in %1</source>
        <translation>Beträge in %1</translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation>Bestellung %1</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <extracomment>How many of a thing were ordered.</extracomment>
        <translation>%1 ×</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>No order is known</source>
        <translation>Keine Bestellung bekannt</translation>
    </message>
    <message>
        <source>Fulfillment</source>
        <translation>Versandauftrag</translation>
    </message>
    <message>
        <source>no location</source>
        <translation>kein Standort</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Versandt</translation>
    </message>
    <message>
        <source>Inquiry</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Dispute</source>
        <translation>Anfechtung</translation>
    </message>
    <message>
        <source>, due %1</source>
        <translation>, fällig %1</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Zurückgehalten</translation>
    </message>
</context>
<context>
    <name>docket::ui::Documents</name>
    <message>
        <source>The document cannot be read: %1</source>
        <translation>Das Dokument lässt sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>No copy of the document could be written.</source>
        <translation>Es konnte keine Kopie des Dokuments geschrieben werden.</translation>
    </message>
    <message>
        <source>No program opens %1 here. Save it instead.</source>
        <translation>Kein Programm öffnet %1 hier. Speichern Sie es stattdessen.</translation>
    </message>
    <message>
        <source>Save the document</source>
        <translation>Dokument speichern</translation>
    </message>
    <message>
        <source>Saved in %1.</source>
        <translation>Gespeichert in %1.</translation>
    </message>
    <message>
        <source>It could not be saved in %1: %2.</source>
        <translation>Es ließ sich nicht in %1 speichern: %2.</translation>
    </message>
</context>
<context>
    <name>docket::ui::EvidenceList</name>
    <message>
        <source>Evidence</source>
        <translation>Nachweise</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Save %1 as…</source>
        <translation>%1 speichern unter…</translation>
    </message>
</context>
<context>
    <name>docket::ui::ExplainSheet</name>
    <message>
        <source>Account of the clock</source>
        <translation>Konto der Frist</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>gezählt</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>nicht gezählt</translation>
    </message>
    <message>
        <source>Counted in all</source>
        <translation>Insgesamt gezählt</translation>
    </message>
    <message>
        <source>From – to</source>
        <translation>Von – bis</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Gezählt</translation>
    </message>
    <message>
        <source>Left after it</source>
        <translation>Danach übrig</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Explain %1 · %2</source>
        <translation>%1 · %2 erklärt</translation>
    </message>
    <message>
        <source>Being read…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>This clock has no account. %1</source>
        <translation>Diese Frist hat kein Konto. %1</translation>
    </message>
    <message>
        <source>The issuer set this deadline; nothing pauses or moves it.</source>
        <translation>Die ausgebende Bank hat diese Frist gesetzt; nichts hält sie an oder verschiebt sie.</translation>
    </message>
    <message>
        <source>%1 of open time by the calendar %2, since %3. Policy %4, version %5.</source>
        <translation>%1 offene Zeit nach dem Kalender %2, seit %3. Regelung %4, Fassung %5.</translation>
    </message>
    <message>
        <source>Due %1.</source>
        <translation>Fällig %1.</translation>
    </message>
</context>
<context>
    <name>docket::ui::ExportBar</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Rows written</source>
        <translation>Geschriebene Zeilen</translation>
    </message>
    <message>
        <source>Stop the export</source>
        <translation>Export anhalten</translation>
    </message>
    <message>
        <source>Writing the rows of the list to a file</source>
        <translation>Die Zeilen der Liste werden in eine Datei geschrieben</translation>
    </message>
    <message>
        <source>%1 of %2 rows written</source>
        <translation>%1 von %2 Zeilen geschrieben</translation>
    </message>
    <message>
        <source>the disk refused, perhaps because it is full</source>
        <translation>die Platte verweigerte den Dienst, vielleicht ist sie voll</translation>
    </message>
    <message>
        <source>The rows were not saved in %1: %2.</source>
        <translation>Die Zeilen wurden nicht in %1 gespeichert: %2.</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Verwerfen</translation>
    </message>
</context>
<context>
    <name>docket::ui::FilterBar</name>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Next case</source>
        <translation>Nächster Fall</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter this list</source>
        <translation>Diese Liste filtern</translation>
    </message>
    <message>
        <source>Number, order, reference or what needs a person</source>
        <translation>Nummer, Bestellung, Referenz oder Anlass</translation>
    </message>
    <message>
        <source>%1 of %2 cases</source>
        <translation>%1 von %2 Fällen</translation>
    </message>
    <message>
        <source>1 case</source>
        <translation>1 Fall</translation>
    </message>
    <message>
        <source>%1 cases</source>
        <translation>%1 Fälle</translation>
    </message>
    <message>
        <source>%1 new, press</source>
        <translation>%1 neue: Taste</translation>
    </message>
    <message>
        <source>%1 new, show them</source>
        <translation>%1 neue zeigen</translation>
    </message>
</context>
<context>
    <name>docket::ui::FormSheet</name>
    <message>
        <source>Everybody: %1</source>
        <translation>Alle: %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>The time has passed</source>
        <translation>Der Zeitpunkt ist vorbei</translation>
    </message>
    <message>
        <source>Attach first: %1</source>
        <translation>Erst anhängen: %1</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose the document</source>
        <translation>Dokument wählen</translation>
    </message>
    <message>
        <source>There is no such file</source>
        <translation>Diese Datei gibt es nicht</translation>
    </message>
    <message>
        <source>Ask for approval</source>
        <translation>Um Genehmigung bitten</translation>
    </message>
    <message>
        <source>Asking who the second person is…</source>
        <translation>Die zweite Person wird geprüft…</translation>
    </message>
    <message>
        <source>The name and the passphrase do not fit. Nothing was sent.</source>
        <translation>Name und Passphrase passen nicht zusammen. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>Keeping the document…</source>
        <translation>Das Dokument wird aufbewahrt…</translation>
    </message>
    <message>
        <source>The document could not be kept: %1</source>
        <translation>Das Dokument konnte nicht aufbewahrt werden: %1</translation>
    </message>
</context>
<context>
    <name>docket::ui::HeldBar</name>
    <message>
        <source>What is held of this source</source>
        <translation>Was an dieser Quelle angehalten ist</translation>
    </message>
    <message>
        <source>It is read from the beginning with the next sync. Until somebody says then that it is so, no rule opens or closes a case.</source>
        <translation>Mit dem nächsten Abgleich wird sie von vorn gelesen. Bis danach jemand sagt, dass es so ist, öffnet und schließt keine Regel einen Fall.</translation>
    </message>
    <message>
        <source>Until somebody says that it is so, no rule opens or closes a case.</source>
        <translation>Bis jemand sagt, dass es so ist, öffnet und schließt keine Regel einen Fall.</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
</context>
<context>
    <name>docket::ui::HeldSheet</name>
    <message>
        <source>What was read of %1 is so</source>
        <translation>Was von %1 gelesen wurde, stimmt</translation>
    </message>
    <message>
        <source>Read everything of %1 again</source>
        <translation>Alles von %1 neu lesen</translation>
    </message>
    <message>
        <source>Go by what was read</source>
        <translation>Danach gehen</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>From now on every rule goes by what was read: cases are opened, closed and opened again by it. This cannot be taken back.</source>
        <translation>Von jetzt an geht jede Regel nach dem, was gelesen wurde: Fälle werden danach geöffnet, geschlossen und wieder geöffnet. Das lässt sich nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>With the next sync everything is read from the beginning. No rule opens or closes a case until somebody says then that it is so.</source>
        <translation>Mit dem nächsten Abgleich wird alles von vorn gelesen. Keine Regel öffnet oder schließt einen Fall, bis danach jemand sagt, dass es so ist.</translation>
    </message>
    <message>
        <source>What people wrote and decided stays as it is. That you said so stands in the journal.</source>
        <translation>Was Menschen geschrieben und entschieden haben, bleibt, wie es ist. Dass Sie es gesagt haben, steht im Journal.</translation>
    </message>
    <message>
        <source>Recording…</source>
        <translation>Wird aufgezeichnet…</translation>
    </message>
    <message>
        <source>Somebody has decided about it already: nothing is held any more.</source>
        <translation>Jemand hat schon darüber entschieden: Es ist nichts mehr angehalten.</translation>
    </message>
    <message>
        <source>The rules go by what was read of %1.</source>
        <translation>Die Regeln gehen nach dem, was von %1 gelesen wurde.</translation>
    </message>
    <message>
        <source>%1 is read again with the next sync.</source>
        <translation>%1 wird mit dem nächsten Abgleich neu gelesen.</translation>
    </message>
</context>
<context>
    <name>docket::ui::InstantField</name>
    <message>
        <source>Until: %1</source>
        <translation>Bis: %1</translation>
    </message>
    <message>
        <source>In 1 h</source>
        <translation>In 1 h</translation>
    </message>
    <message>
        <source>End of shift</source>
        <translation>Schichtende</translation>
    </message>
    <message>
        <source>Tomorrow 09:00</source>
        <translation>Morgen 09:00</translation>
    </message>
    <message>
        <source>2 h</source>
        <translation>2 h</translation>
    </message>
    <message>
        <source>3 days</source>
        <translation>3 Tage</translation>
    </message>
</context>
<context>
    <name>docket::ui::Journey</name>
    <message>
        <source>due %1</source>
        <translation>fällig %1</translation>
    </message>
    <message>
        <source>%1 late</source>
        <translation>%1 zu spät</translation>
    </message>
    <message>
        <source>Journey of the order</source>
        <translation>Weg der Bestellung</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>late</source>
        <translation>verspätet</translation>
    </message>
    <message>
        <source>ahead</source>
        <translation>steht bevor</translation>
    </message>
</context>
<context>
    <name>docket::ui::ListHead</name>
    <message>
        <source>Columns: time left, due in %1, case, what needs a person, customer, amount, owner, age</source>
        <translation>Spalten: Restzeit, fällig in %1, Fall, was eine Person braucht, Kunde, Betrag, Bearbeiter, Alter</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Due, %1</source>
        <translation>Fällig, %1</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Fall</translation>
    </message>
    <message>
        <source>What needs a person</source>
        <translation>Was eine Person braucht</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Bearbeiter</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
</context>
<context>
    <name>docket::ui::ListView</name>
    <message>
        <source>Worklist</source>
        <translation>Arbeitsliste</translation>
    </message>
    <message>
        <source>Scroll the worklist</source>
        <translation>Arbeitsliste rollen</translation>
    </message>
</context>
<context>
    <name>docket::ui::MainWindow</name>
    <message>
        <source>%1: %2.</source>
        <extracomment>What was asked for, and why it cannot be done now.</extracomment>
        <translation>%1: %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) saved in %1.</source>
        <translation>
            <numerusform>%n Zeile in %1 gespeichert.</numerusform>
            <numerusform>%n Zeilen in %1 gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is left that you may take.</source>
        <translation>Es ist nichts übrig, was Sie nehmen dürfen.</translation>
    </message>
</context>
<context>
    <name>docket::ui::NoteEditor</name>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Saved as a draft while you write; Ctrl Return adds it</source>
        <translation>Wird beim Schreiben als Entwurf gesichert; Strg Eingabe fügt sie hinzu</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Notiz schreiben</translation>
    </message>
    <message>
        <source>saving…</source>
        <translation>wird gesichert…</translation>
    </message>
    <message>
        <source>draft saved</source>
        <translation>Entwurf gesichert</translation>
    </message>
    <message>
        <source>draft saved %1 · Ctrl ↵ adds it</source>
        <translation>Entwurf gesichert %1 · Strg ↵ fügt hinzu</translation>
    </message>
    <message>
        <source>Sign in to add it. The draft is kept.</source>
        <translation>Melden Sie sich an, um sie hinzuzufügen. Der Entwurf bleibt.</translation>
    </message>
    <message>
        <source>adding…</source>
        <translation>wird hinzugefügt…</translation>
    </message>
    <message>
        <source>Not added; the text is kept. %1</source>
        <translation>Nicht hinzugefügt; der Text bleibt. %1</translation>
    </message>
    <message>
        <source>The draft is not saved: the disk is full. Make space; it is tried again.</source>
        <translation>Der Entwurf ist nicht gespeichert: Der Datenträger ist voll. Schaffen Sie Platz; es wird wieder versucht.</translation>
    </message>
    <message>
        <source>The draft is not saved: %1</source>
        <translation>Der Entwurf ist nicht gespeichert: %1</translation>
    </message>
</context>
<context>
    <name>docket::ui::NotePage</name>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>In particular</source>
        <translation>Im Einzelnen</translation>
    </message>
</context>
<context>
    <name>docket::ui::OutboxFoot</name>
    <message>
        <source>The change that the list stands on</source>
        <translation>Die Änderung, auf der die Liste steht</translation>
    </message>
    <message>
        <source>Case %1: %2</source>
        <extracomment>What a case is about, after its number.</extracomment>
        <translation>Fall %1: %2</translation>
    </message>
    <message>
        <source>asked for by %1</source>
        <translation>verlangt von %1</translation>
    </message>
    <message>
        <source>approved by %1</source>
        <translation>genehmigt von %1</translation>
    </message>
    <message>
        <source>first sent %1</source>
        <translation>zuerst gesendet %1</translation>
    </message>
    <message>
        <source>%1 attempts</source>
        <translation>%1 Versuche</translation>
    </message>
    <message>
        <source>Open case %1</source>
        <translation>Fall %1 öffnen</translation>
    </message>
</context>
<context>
    <name>docket::ui::OutboxPage</name>
    <message>
        <source>Outbox</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>The outbox is being read.</source>
        <translation>Der Ausgang wird gelesen.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>For you</source>
        <translation>Für Sie</translation>
    </message>
    <message>
        <source>Ended in 24 h</source>
        <translation>Beendet in 24 h</translation>
    </message>
    <message>
        <source>nothing waits</source>
        <extracomment>How many changes wait, and how many of them for this person.</extracomment>
        <translation>nichts wartet</translation>
    </message>
    <message>
        <source>%1 waiting, %2 for you</source>
        <translation>%1 warten, %2 für Sie</translation>
    </message>
    <message>
        <source>The outbox could not be read: %1</source>
        <translation>Der Ausgang konnte nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>Noch einmal lesen</translation>
    </message>
    <message>
        <source>Nothing has come to its end in the last 24 hours.</source>
        <translation>In den letzten 24 Stunden ist nichts zu Ende gekommen.</translation>
    </message>
    <message>
        <source>Nothing waits to be sent, and the outcome of all that was sent is known.</source>
        <translation>Nichts wartet darauf, gesendet zu werden, und was gesendet wurde, ist geklärt.</translation>
    </message>
    <message>
        <source>Nothing in the outbox waits for you. What waits goes on by itself, or is for somebody else.</source>
        <translation>Im Ausgang wartet nichts auf Sie. Was wartet, geht von selbst weiter oder ist für jemand anderen.</translation>
    </message>
    <message>
        <source>Nobody is signed in, so nothing waits for you.</source>
        <translation>Niemand ist angemeldet, also wartet nichts auf Sie.</translation>
    </message>
    <message>
        <source>Show all that waits</source>
        <translation>Alles Wartende zeigen</translation>
    </message>
</context>
<context>
    <name>docket::ui::PassingBar</name>
    <message>
        <source>How it is passed on</source>
        <translation>Wie er weitergegeben wird</translation>
    </message>
    <message>
        <source>was to be taken by %1</source>
        <translation>zu übernehmen war er bis %1</translation>
    </message>
    <message>
        <source>take by %1</source>
        <translation>zu übernehmen bis %1</translation>
    </message>
    <message>
        <source>%1 hands it to you: %2 · %3</source>
        <translation>%1 übergibt ihn Ihnen: %2 · %3</translation>
    </message>
    <message>
        <source>It waits for %1 to take it: %2 · %3</source>
        <translation>Er wartet auf Übernahme durch %1: %2 · %3</translation>
    </message>
    <message>
        <source>%1 hands it to %2: %3 · %4</source>
        <translation>%1 übergibt ihn an %2: %3 · %4</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation>Zurücknehmen…</translation>
    </message>
    <message>
        <source>Give back…</source>
        <translation>Zurückgeben…</translation>
    </message>
    <message>
        <source>%1 gave it back: %2</source>
        <translation>%1 hat ihn zurückgegeben: %2</translation>
    </message>
    <message>
        <source>%1 told the leads %2: %3</source>
        <translation>%1 hat die Teamleitungen informiert, %2: %3</translation>
    </message>
</context>
<context>
    <name>docket::ui::Peek</name>
    <message>
        <source>No case is selected</source>
        <translation>Kein Fall ist ausgewählt</translation>
    </message>
    <message>
        <source>What the rule saw</source>
        <translation>Was die Regel sah</translation>
    </message>
    <message>
        <source>Selected case</source>
        <translation>Ausgewählter Fall</translation>
    </message>
    <message>
        <source>Last in the timeline</source>
        <translation>Zuletzt im Verlauf</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Shows or hides this pane</source>
        <translation>Blendet diese Vorschau ein oder aus</translation>
    </message>
    <message>
        <source>At stake</source>
        <translation>Es geht um</translation>
    </message>
    <message>
        <source>Opened by</source>
        <translation>Eröffnet durch</translation>
    </message>
    <message>
        <source>captured %1</source>
        <translation>eingezogen %1</translation>
    </message>
    <message>
        <source>already refunded %1</source>
        <translation>schon erstattet %1</translation>
    </message>
    <message>
        <source>Sign in to write a note</source>
        <translation>Melden Sie sich an, um zu schreiben</translation>
    </message>
    <message>
        <source>no deadline runs</source>
        <translation>keine Frist läuft</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>fällig %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open the case in a tab</source>
        <translation>Fall in einem Tab öffnen</translation>
    </message>
</context>
<context>
    <name>docket::ui::QuarantineBar</name>
    <message>
        <source>Quarantine of the journal</source>
        <translation>Quarantäne des Journals</translation>
    </message>
    <message>
        <source>The journal was taken back to a backup, and nothing is sent.</source>
        <translation>Das Journal steht wieder auf einer Sicherung, und nichts wird gesendet.</translation>
    </message>
    <message>
        <source>Every source is read again from %1 on. When all of them were, what was ready is looked up at its vendor first, and sending begins again by itself.</source>
        <translation>Jede Quelle wird ab %1 neu gelesen. Danach wird, was bereit war, zuerst beim Anbieter nachgesehen, und das Senden beginnt von selbst wieder.</translation>
    </message>
    <message numerus="yes">
        <source>At least %n entry(s) are lost.</source>
        <translation>
            <numerusform>Mindestens %n Eintrag ist verloren.</numerusform>
            <numerusform>Mindestens %n Einträge sind verloren.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>docket::ui::Rail</name>
    <message>
        <source>Views and queues</source>
        <translation>Ansichten und Warteschlangen</translation>
    </message>
</context>
<context>
    <name>docket::ui::RailModel</name>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Warteschlangen</translation>
    </message>
    <message>
        <source>%1, %2 breached, %3 at risk, %4 open</source>
        <translation>%1, %2 überschritten, %3 gefährdet, %4 offen</translation>
    </message>
    <message>
        <source>%1, to recover</source>
        <translation>%1, Rückstand abbauen</translation>
    </message>
    <message>
        <source>%1: to recover</source>
        <translation>%1: Rückstand abbauen</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>All open: %1 breached, %2 at risk, %3 open</source>
        <translation>Alle offenen: %1 überschritten, %2 gefährdet, %3 offen</translation>
    </message>
    <message>
        <source>All open</source>
        <translation>Alle offenen</translation>
    </message>
</context>
<context>
    <name>docket::ui::RecoveryBar</name>
    <message>
        <source>Backlog to recover</source>
        <translation>Abzubauender Rückstand</translation>
    </message>
    <message>
        <source>%1 open, the limit is %2</source>
        <translation>%1 offen, die Grenze ist %2</translation>
    </message>
    <message>
        <source>the oldest waits %1, the limit is %2</source>
        <translation>der älteste wartet %1, die Grenze ist %2</translation>
    </message>
    <message>
        <source>Recover this queue: %1. Assign what is oldest, or hand it to a team with room.</source>
        <translation>Rückstand abbauen: %1. Ältestes zuweisen oder übergeben.</translation>
    </message>
</context>
<context>
    <name>docket::ui::RefundSheet</name>
    <message>
        <source>What was paid and what is left</source>
        <translation>Was bezahlt wurde und was übrig ist</translation>
    </message>
    <message>
        <source>Refund · %1 %2</source>
        <translation>Rückerstattung · %1 %2</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Rückerstattung</translation>
    </message>
    <message>
        <source>What to refund and why</source>
        <translation>Was zu erstatten ist und warum</translation>
    </message>
    <message>
        <source>Why is it given back?</source>
        <translation>Warum wird es zurückgegeben?</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>What was agreed, and where it can be read</source>
        <translation>Was vereinbart wurde und wo es steht</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>All of %1</source>
        <translation>Ganze %1</translation>
    </message>
    <message>
        <source>Another amount</source>
        <translation>Anderer Betrag</translation>
    </message>
    <message>
        <source>Amount in %1</source>
        <translation>Betrag in %1</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>Wie viel</translation>
    </message>
    <message>
        <source>Write the amount as %1</source>
        <translation>Schreiben Sie den Betrag wie %1</translation>
    </message>
    <message>
        <source>More than the %1 that is left</source>
        <translation>Mehr als die %1, die übrig sind</translation>
    </message>
    <message>
        <source>The reason is missing</source>
        <translation>Der Grund fehlt</translation>
    </message>
    <message>
        <source>The note is missing</source>
        <translation>Die Notiz fehlt</translation>
    </message>
    <message>
        <source>Asks a second person to send %1 to %2 through %3. Nothing is sent before that.</source>
        <translation>Bittet eine zweite Person, %1 über %3 an %2 zu senden. Vorher wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Sends %1 to %2 through %3. This cannot be undone.</source>
        <translation>Sendet %1 über %3 an %2. Das lässt sich nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>Ask for %1</source>
        <translation>Um %1 bitten</translation>
    </message>
    <message>
        <source>Refund %1</source>
        <translation>%1 erstatten</translation>
    </message>
    <message>
        <source>Captured</source>
        <translation>Eingezogen</translation>
    </message>
    <message>
        <source>Refunded before</source>
        <translation>Vorher erstattet</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>This refund</source>
        <translation>Diese Rückerstattung</translation>
    </message>
    <message>
        <source>Left after it</source>
        <translation>Danach übrig</translation>
    </message>
    <message>
        <source>Asking who the second person is…</source>
        <translation>Die zweite Person wird geprüft…</translation>
    </message>
    <message>
        <source>The name and the passphrase do not fit. Nothing was sent.</source>
        <translation>Name und Passphrase passen nicht zusammen. Nichts wurde gesendet.</translation>
    </message>
</context>
<context>
    <name>docket::ui::RowDelegate</name>
    <message>
        <source>no deadline</source>
        <translation>keine Frist</translation>
    </message>
    <message>
        <source>unclaimed</source>
        <translation>frei</translation>
    </message>
</context>
<context>
    <name>docket::ui::RowExport</name>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Frist</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Fall</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>What needs a person</source>
        <translation>Was eine Person braucht</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Einzelheit</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Bestellung</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Bearbeiter</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>no deadline</source>
        <translation>keine Frist</translation>
    </message>
    <message>
        <source>unclaimed</source>
        <translation>frei</translation>
    </message>
</context>
<context>
    <name>docket::ui::SecondPerson</name>
    <message>
        <source>Second person</source>
        <translation>Zweite Person</translation>
    </message>
    <message>
        <source>Approve here</source>
        <translation>Hier genehmigen</translation>
    </message>
    <message>
        <source>Ask for approval</source>
        <translation>Um Genehmigung bitten</translation>
    </message>
    <message>
        <source>Who approves?</source>
        <translation>Wer genehmigt?</translation>
    </message>
    <message>
        <source>Second person&apos;s name</source>
        <translation>Name der zweiten Person</translation>
    </message>
    <message>
        <source>Second person&apos;s passphrase</source>
        <translation>Passphrase der zweiten Person</translation>
    </message>
    <message>
        <source>Their passphrase</source>
        <translation>Deren Passphrase</translation>
    </message>
    <message>
        <source>This is above your limit of %1, so a second person must agree.</source>
        <translation>Das liegt über Ihrem Limit von %1; eine zweite Person muss zustimmen.</translation>
    </message>
    <message>
        <source>Above %1 a second person must agree, whoever asks.</source>
        <translation>Über %1 muss immer eine zweite Person zustimmen.</translation>
    </message>
    <message>
        <source>The second person is missing</source>
        <translation>Die zweite Person fehlt</translation>
    </message>
    <message>
        <source>Their passphrase is missing</source>
        <translation>Deren Passphrase fehlt</translation>
    </message>
</context>
<context>
    <name>docket::ui::SidePane</name>
    <message>
        <source>Clocks</source>
        <translation>Fristen</translation>
    </message>
    <message>
        <source>%1, cycle %2</source>
        <translation>%1, Runde %2</translation>
    </message>
    <message>
        <source>set by the issuer, never pauses</source>
        <translation>von der Bank gesetzt, nie pausiert</translation>
    </message>
    <message>
        <source>%1, %2 hours</source>
        <translation>%1, Zeiten: %2</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>fällig %1</translation>
    </message>
    <message>
        <source>What the rule saw</source>
        <translation>Was die Regel sah</translation>
    </message>
    <message>
        <source>Beside the timeline</source>
        <translation>Neben dem Verlauf</translation>
    </message>
    <message>
        <source>not available</source>
        <translation>nicht verfügbar</translation>
    </message>
    <message>
        <source>Asked of the world</source>
        <translation>Nach außen verlangt</translation>
    </message>
    <message>
        <source>Handoffs</source>
        <translation>Übergaben</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Nachweise</translation>
    </message>
    <message>
        <source>Linked cases</source>
        <translation>Verknüpfte Fälle</translation>
    </message>
    <message>
        <source>waits until %1</source>
        <translation>wartet bis %1</translation>
    </message>
    <message>
        <source>accepted %1</source>
        <translation>angenommen %1</translation>
    </message>
    <message>
        <source>given back %1</source>
        <translation>zurückgegeben %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 an %2</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>abgeschlossen</translation>
    </message>
    <message>
        <source>Open case %1: %2</source>
        <translation>Fall %1 öffnen: %2</translation>
    </message>
</context>
<context>
    <name>docket::ui::SignInSheet</name>
    <message>
        <source>Who sits here?</source>
        <translation>Wer sitzt hier?</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Look only</source>
        <translation>Nur ansehen</translation>
    </message>
    <message>
        <source>This is a practice company: everybody&apos;s passphrase is “practice”.</source>
        <translation>Dies ist eine Übungsfirma: Die Passphrase aller Personen ist „practice“.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Nobody is set up yet</source>
        <translation>Noch ist niemand eingerichtet</translation>
    </message>
    <message>
        <source>The passphrase is missing</source>
        <translation>Die Passphrase fehlt</translation>
    </message>
    <message>
        <source>The name and the passphrase do not fit.</source>
        <translation>Name und Passphrase passen nicht zusammen.</translation>
    </message>
</context>
<context>
    <name>docket::ui::SourcePane</name>
    <message>
        <source>Sync now</source>
        <translation>Jetzt abgleichen</translation>
    </message>
    <message>
        <source>The source that the list stands on</source>
        <translation>Die Quelle, auf der die Liste steht</translation>
    </message>
    <message>
        <source>Heard: %1</source>
        <extracomment>What the vendor or the network said.</extracomment>
        <translation>Zu hören war: %1</translation>
    </message>
    <message>
        <source>Open case %1</source>
        <translation>Fall %1 öffnen</translation>
    </message>
    <message>
        <source>A sync is running</source>
        <translation>Ein Abgleich läuft</translation>
    </message>
</context>
<context>
    <name>docket::ui::SourcesPage</name>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Feeds</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Records put aside</source>
        <translation>Zurückgelegte Datensätze</translation>
    </message>
    <message>
        <source>The sources are being read.</source>
        <translation>Die Quellen werden gelesen.</translation>
    </message>
    <message>
        <source>Health of the source</source>
        <translation>Zustand der Quelle</translation>
    </message>
    <message>
        <source>there are none</source>
        <translation>es gibt keine</translation>
    </message>
    <message>
        <source>all %1 are read, and nothing is to be done</source>
        <translation>alle %1 werden gelesen, und nichts ist zu tun</translation>
    </message>
    <message>
        <source>%1 of %2 need a look</source>
        <translation>%1 von %2 brauchen einen Blick</translation>
    </message>
    <message>
        <source>The sources could not be read: %1</source>
        <translation>Die Quellen konnten nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>This profile reads no source yet, so there is nothing to show.</source>
        <translation>Dieses Profil liest noch keine Quelle, also gibt es nichts zu zeigen.</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>Noch einmal lesen</translation>
    </message>
    <message>
        <source>the oldest %1 of %2</source>
        <translation>die ältesten %1 von %2</translation>
    </message>
    <message>
        <source>Every record that %1 sent could be read.</source>
        <translation>Jeder Datensatz von %1 war zu lesen.</translation>
    </message>
</context>
<context>
    <name>docket::ui::StartPage</name>
    <message>
        <source>Stop and close</source>
        <translation>Anhalten und schließen</translation>
    </message>
    <message>
        <source>Docket is starting</source>
        <translation>Docket startet</translation>
    </message>
    <message>
        <source>The lists are being made again</source>
        <translation>Die Listen werden neu aufgebaut</translation>
    </message>
    <message>
        <source>They come from what this desk has kept: the journal and the archive. Nothing is asked of the vendors and nothing is sent. If you stop, the next start goes on from here.</source>
        <translation>Sie entstehen aus dem, was dieser Arbeitsplatz aufbewahrt hat: Journal und Archiv. Kein Anbieter wird gefragt und nichts wird gesendet. Wenn Sie anhalten, geht es beim nächsten Start von hier weiter.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>%1 of %2 pages of what the vendors said</source>
        <translation>%1 von %2 Seiten der Anbieter</translation>
    </message>
    <message>
        <source>%1 of %2 entries of the journal</source>
        <translation>%1 von %2 Einträgen des Journals</translation>
    </message>
    <message>
        <source>The step under way is being finished</source>
        <translation>Der laufende Schritt wird beendet</translation>
    </message>
</context>
<context>
    <name>docket::ui::StatusLine</name>
    <message>
        <source>Status line</source>
        <translation>Statuszeile</translation>
    </message>
    <message>
        <source>Stop the sync</source>
        <translation>Abgleich anhalten</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Jetzt abgleichen</translation>
    </message>
    <message>
        <source>Shift F5</source>
        <translation>Umsch F5</translation>
    </message>
    <message>
        <source>F5</source>
        <translation>F5</translation>
    </message>
    <message>
        <source>no drafts</source>
        <translation>keine Entwürfe</translation>
    </message>
    <message>
        <source>1 draft saved</source>
        <translation>1 Entwurf gesichert</translation>
    </message>
    <message>
        <source>%1 drafts saved</source>
        <translation>%1 Entwürfe gesichert</translation>
    </message>
    <message>
        <source>outbox empty</source>
        <translation>Ausgang leer</translation>
    </message>
    <message>
        <source>Keys: %1</source>
        <translation>Schlüssel: %1</translation>
    </message>
    <message>
        <source>outbox %1, for a person %2</source>
        <translation>Ausgang %1, für Menschen %2</translation>
    </message>
    <message>
        <source>outbox %1</source>
        <translation>Ausgang %1</translation>
    </message>
    <message>
        <source>Open the outbox, %1</source>
        <translation>Den Ausgang öffnen, %1</translation>
    </message>
    <message>
        <source>Journal taken back: nothing is sent</source>
        <translation>Journal zurückgesetzt: nichts wird gesendet</translation>
    </message>
    <message>
        <source>Open the sources, %1</source>
        <translation>Die Quellen öffnen, %1</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>%1 is held</source>
        <translation>%1 angehalten</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s) are held</source>
        <translation>
            <numerusform>%n Quelle angehalten</numerusform>
            <numerusform>%n Quellen angehalten</numerusform>
        </translation>
    </message>
    <message>
        <source>Too much changed at once, so no rule opens or closes a case. Open the sources, %1</source>
        <translation>Zu viel hat sich auf einmal geändert, darum öffnet und schließt keine Regel einen Fall. Quellen öffnen, %1</translation>
    </message>
</context>
<context>
    <name>docket::ui::Table</name>
    <message>
        <source>Columns: %1</source>
        <translation>Spalten: %1</translation>
    </message>
    <message>
        <source>Scroll: %1</source>
        <translation>Blättern: %1</translation>
    </message>
</context>
<context>
    <name>docket::ui::TablePage</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Export rows…</source>
        <translation>Zeilen exportieren…</translation>
    </message>
    <message>
        <source>Ctrl C</source>
        <translation>Strg C</translation>
    </message>
    <message>
        <source>Ctrl E</source>
        <translation>Strg E</translation>
    </message>
    <message>
        <source>Copy the rows of %1</source>
        <translation>Die Zeilen von %1 kopieren</translation>
    </message>
    <message>
        <source>Export the rows of %1</source>
        <translation>Die Zeilen von %1 exportieren</translation>
    </message>
    <message>
        <source>there are no rows</source>
        <translation>es gibt keine Zeilen</translation>
    </message>
</context>
<context>
    <name>docket::ui::TableTabs</name>
    <message numerus="yes">
        <source>%n row(s) copied.</source>
        <translation>
            <numerusform>%n Zeile kopiert.</numerusform>
            <numerusform>%n Zeilen kopiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) saved in %1.</source>
        <translation>
            <numerusform>%n Zeile in %1 gespeichert.</numerusform>
            <numerusform>%n Zeilen in %1 gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>The rows were not saved in %1: %2.</source>
        <translation>Die Zeilen wurden nicht in %1 gespeichert: %2.</translation>
    </message>
    <message>
        <source>the disk refused, perhaps because it is full</source>
        <translation>die Platte verweigerte den Dienst, vielleicht ist sie voll</translation>
    </message>
</context>
<context>
    <name>docket::ui::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Scroll the timeline</source>
        <translation>Verlauf rollen</translation>
    </message>
</context>
<context>
    <name>docket::ui::TopLine</name>
    <message>
        <source>Top line</source>
        <translation>Kopfzeile</translation>
    </message>
    <message>
        <source>Open tabs</source>
        <translation>Offene Tabs</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>Light or dark, Ctrl Shift L</source>
        <translation>Hell oder dunkel, Strg Umsch L</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Alle Tasten</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>%1 practice time</source>
        <translation>%1 Übungszeit</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>Anmelden…</translation>
    </message>
</context>
<context>
    <name>docket::ui::WorklistModel</name>
    <message>
        <source>%1, being read</source>
        <translation>%1, wird gelesen</translation>
    </message>
    <message>
        <source>no deadline</source>
        <translation>keine Frist</translation>
    </message>
    <message>
        <source>unclaimed</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>held by %1</source>
        <translation>gehalten von %1</translation>
    </message>
    <message>
        <source>Now %1</source>
        <translation>Jetzt %1</translation>
    </message>
    <message>
        <source>Breached</source>
        <translation>Überschritten</translation>
    </message>
    <message>
        <source>Later today</source>
        <translation>Später heute</translation>
    </message>
    <message>
        <source>After today</source>
        <translation>Nach heute</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>none at risk</source>
        <translation>keiner gefährdet</translation>
    </message>
    <message>
        <source>%1 at risk</source>
        <translation>%1 gefährdet</translation>
    </message>
    <message>
        <source>%1 at risk · %2 of them due within 15 min</source>
        <translation>%1 gefährdet · %2 davon in 15 min fällig</translation>
    </message>
    <message>
        <source>%1 · oldest %2 over</source>
        <translation>%1 · am längsten %2 über</translation>
    </message>
    <message>
        <source>%1 on track</source>
        <translation>%1 im Plan</translation>
    </message>
</context>
<context>
    <name>docket::ui::WorklistPage</name>
    <message>
        <source>Worklist</source>
        <translation>Arbeitsliste</translation>
    </message>
    <message>
        <source>This list could not be read. %1</source>
        <translation>Diese Liste konnte nicht gelesen werden. %1</translation>
    </message>
    <message>
        <source>No case matches. %1 are hidden by “%2”.</source>
        <translation>Kein Fall passt. %1 sind durch „%2“ verborgen.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>%1 has not been synced yet, so nothing is known of its cases.</source>
        <translation>%1 wurde noch nie abgeglichen; über dortige Fälle ist nichts bekannt.</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Jetzt abgleichen</translation>
    </message>
    <message>
        <source>Nothing is waiting in %1, but the list may be short: %2.</source>
        <translation>In %1 wartet nichts, aber die Liste könnte unvollständig sein: %2.</translation>
    </message>
    <message>
        <source>Nothing is waiting in %1.</source>
        <translation>In %1 wartet nichts.</translation>
    </message>
    <message>
        <source>The next deadline you hold is %1.</source>
        <translation>Ihre nächste Frist ist %1.</translation>
    </message>
    <message>
        <source>Show all open cases</source>
        <translation>Alle offenen Fälle zeigen</translation>
    </message>
</context>
<context>
    <name>docket::work</name>
    <message>
        <source>Address incomplete</source>
        <translation>Anschrift unvollständig</translation>
    </message>
    <message>
        <source>an open order to be shipped whose address lacks a street, a house number, a city, a postcode or a country</source>
        <translation>eine offene Bestellung mit Versand, in deren Anschrift Straße, Hausnummer, Ort, Postleitzahl oder Land fehlt</translation>
    </message>
    <message>
        <source>No way to reach the customer</source>
        <translation>Kunde nicht erreichbar</translation>
    </message>
    <message>
        <source>an open order with neither an e-mail address nor a telephone number</source>
        <translation>eine offene Bestellung ohne E-Mail-Adresse und ohne Telefonnummer</translation>
    </message>
    <message>
        <source>Item without SKU</source>
        <translation>Artikel ohne SKU</translation>
    </message>
    <message>
        <source>an open order with a line to be shipped that names no SKU</source>
        <translation>eine offene Bestellung mit einer zu versendenden Position ohne SKU</translation>
    </message>
    <message>
        <source>Total does not add up</source>
        <translation>Summe geht nicht auf</translation>
    </message>
    <message>
        <source>an open order whose total is not its lines less discounts plus shipping and tax</source>
        <translation>eine offene Bestellung, deren Summe nicht Positionen minus Rabatte plus Versand und Steuer ist</translation>
    </message>
    <message>
        <source>Paid in another currency</source>
        <translation>In anderer Währung bezahlt</translation>
    </message>
    <message>
        <source>an open order with an approved payment in a currency other than its own</source>
        <translation>eine offene Bestellung mit einer genehmigten Zahlung in fremder Währung</translation>
    </message>
    <message>
        <source>Shipping method not for this country</source>
        <translation>Versandart passt nicht zum Land</translation>
    </message>
    <message>
        <source>an open order whose shipping method is not offered to its destination</source>
        <translation>eine offene Bestellung, deren Versandart am Zielort nicht angeboten wird</translation>
    </message>
    <message>
        <source>Customer asks for a change</source>
        <translation>Kunde bittet um Änderung</translation>
    </message>
    <message>
        <source>an open order whose note asks to change, cancel or redirect it</source>
        <translation>eine offene Bestellung, deren Notiz um Änderung, Storno oder Umleitung bittet</translation>
    </message>
    <message>
        <source>Payment held for review</source>
        <translation>Zahlung wird geprüft</translation>
    </message>
    <message>
        <source>a review that the gateway holds open on an approved payment</source>
        <translation>eine Prüfung, die der Zahlungsdienst für eine genehmigte Zahlung offen hält</translation>
    </message>
    <message>
        <source>Early fraud warning</source>
        <translation>Frühe Betrugswarnung</translation>
    </message>
    <message>
        <source>a fraud warning that can still be acted on, on a payment neither refunded nor disputed</source>
        <translation>eine Betrugswarnung, auf die noch reagiert werden kann, zu einer weder erstatteten noch angefochtenen Zahlung</translation>
    </message>
    <message>
        <source>Address or CVC check failed</source>
        <translation>Anschrift oder CVC falsch</translation>
    </message>
    <message>
        <source>an approved payment of 150.00 or more on an order not yet sent, whose street, postcode or CVC check failed</source>
        <translation>eine genehmigte Zahlung ab 150,00 zu einer noch nicht versandten Bestellung, deren Prüfung von Straße, Postleitzahl oder CVC fehlschlug</translation>
    </message>
    <message>
        <source>Card and destination differ</source>
        <translation>Karte und Ziel weichen ab</translation>
    </message>
    <message>
        <source>an approved payment of 150.00 or more on an order not yet sent, from a card of another country than the order goes to</source>
        <translation>eine genehmigte Zahlung ab 150,00 zu einer noch nicht versandten Bestellung mit einer Karte aus einem anderen Land als dem Ziel</translation>
    </message>
    <message>
        <source>Paid twice</source>
        <translation>Doppelt bezahlt</translation>
    </message>
    <message>
        <source>two approved payments of one amount for one order within 24 hours, neither refunded</source>
        <translation>zwei genehmigte Zahlungen gleichen Betrags für eine Bestellung binnen 24 Stunden, keine erstattet</translation>
    </message>
    <message>
        <source>Charged without an order</source>
        <translation>Belastet ohne Bestellung</translation>
    </message>
    <message>
        <source>an approved payment, older than 30 minutes and not refunded, whose order the shop does not know</source>
        <translation>eine genehmigte, nicht erstattete Zahlung, älter als 30 Minuten, deren Bestellung der Shop nicht kennt</translation>
    </message>
    <message>
        <source>Order without payment</source>
        <translation>Bestellung ohne Zahlung</translation>
    </message>
    <message>
        <source>an order older than 30 minutes that the shop calls paid and no gateway has a payment for</source>
        <translation>eine Bestellung, älter als 30 Minuten, die der Shop bezahlt nennt und für die kein Zahlungsdienst eine Zahlung hat</translation>
    </message>
    <message>
        <source>No warehouse assigned</source>
        <translation>Kein Lager zugewiesen</translation>
    </message>
    <message>
        <source>a paid order with an open fulfillment that no place was given for an hour</source>
        <translation>eine bezahlte Bestellung mit offenem Versandauftrag, der seit einer Stunde keinen Standort hat</translation>
    </message>
    <message>
        <source>Backordered</source>
        <translation>Im Rückstand</translation>
    </message>
    <message>
        <source>a paid order with a fulfillment on hold because stock is out</source>
        <translation>eine bezahlte Bestellung, deren Versandauftrag mangels Bestand ruht</translation>
    </message>
    <message>
        <source>Oversold</source>
        <translation>Überverkauft</translation>
    </message>
    <message>
        <source>a paid order that wants more of an item than is there, after the orders before it</source>
        <translation>eine bezahlte Bestellung, die nach den früheren Bestellungen mehr von einem Artikel will, als da ist</translation>
    </message>
    <message>
        <source>Held at the warehouse</source>
        <translation>Im Lager zurückgehalten</translation>
    </message>
    <message>
        <source>a paid order with a fulfillment on hold for another reason than stock</source>
        <translation>eine bezahlte Bestellung, deren Versandauftrag aus anderem Grund als Bestand ruht</translation>
    </message>
    <message>
        <source>Not released for a day</source>
        <translation>Seit 1 Tag nicht freigegeben</translation>
    </message>
    <message>
        <source>a paid, allocated order whose fulfillment has waited 24 hours and was not asked for</source>
        <translation>eine bezahlte, zugeteilte Bestellung, deren Versandauftrag 24 Stunden wartet und nicht angefordert wurde</translation>
    </message>
    <message>
        <source>Split, the rest waits</source>
        <translation>Geteilt, der Rest wartet</translation>
    </message>
    <message>
        <source>an order sent in part whose other part has waited 48 hours</source>
        <translation>eine teilweise versandte Bestellung, deren anderer Teil 48 Stunden wartet</translation>
    </message>
    <message>
        <source>Refund promised, not sent</source>
        <translation>Erstattung nicht gesendet</translation>
    </message>
    <message>
        <source>a refund that the shop recorded 24 hours ago and no gateway has sent</source>
        <translation>eine Erstattung, die der Shop vor 24 Stunden verbuchte und kein Zahlungsdienst gesendet hat</translation>
    </message>
    <message>
        <source>Refund failed or stuck</source>
        <translation>Erstattung hängt oder schlug fehl</translation>
    </message>
    <message>
        <source>a gateway refund that failed and was not sent again, or is pending for 3 days</source>
        <translation>eine Erstattung des Zahlungsdienstes, die fehlschlug und nicht erneut gesendet wurde oder seit 3 Tagen aussteht</translation>
    </message>
    <message>
        <source>Returned, not refunded</source>
        <translation>Retourniert, nicht erstattet</translation>
    </message>
    <message>
        <source>Refunded above what was paid</source>
        <translation>Mehr erstattet als bezahlt</translation>
    </message>
    <message>
        <source>refunds of shop or gateway that exceed what was captured for the order</source>
        <translation>Erstattungen von Shop oder Zahlungsdienst über dem, was für die Bestellung eingezogen wurde</translation>
    </message>
    <message>
        <source>Chargeback to answer</source>
        <translation>Rückbuchung zu beantworten</translation>
    </message>
    <message>
        <source>Warehouse count differs</source>
        <translation>Lagerzählung weicht ab</translation>
    </message>
    <message>
        <source>an open order that waits for an item of which the warehouse counted over 5 more or fewer than the shop has, orders since then considered</source>
        <translation>eine offene Bestellung, die auf einen Artikel wartet, von dem das Lager über 5 mehr oder weniger gezählt hat, als der Shop führt, spätere Bestellungen eingerechnet</translation>
    </message>
    <message>
        <source>Something else was sent</source>
        <translation>Etwas anderes versandt</translation>
    </message>
    <message>
        <source>an order for which the warehouse sent another item than was ordered, told in the last four nights, and not refunded</source>
        <translation>eine Bestellung, zu der das Lager einen anderen Artikel als den bestellten versandt hat, in den letzten vier Nächten gemeldet und nicht erstattet</translation>
    </message>
    <message>
        <source>Rebill failed, tries again</source>
        <translation>Abbuchung gescheitert, neuer Versuch folgt</translation>
    </message>
    <message>
        <source>an open invoice of a running subscription with a failed attempt and a next one to come</source>
        <translation>eine offene Rechnung eines laufenden Abos mit einem gescheiterten Versuch, dem noch einer folgt</translation>
    </message>
    <message>
        <source>Rebill exhausted</source>
        <translation>Abbuchung endgültig gescheitert</translation>
    </message>
    <message>
        <source>the latest invoice of a subscription, unpaid and not tried again, while the subscription is past due or unpaid</source>
        <translation>die letzte Rechnung eines Abos, unbezahlt und nicht mehr versucht, solange das Abo überfällig oder unbezahlt ist</translation>
    </message>
    <message>
        <source>Source fails</source>
        <translation>Quelle fällt aus</translation>
    </message>
    <message>
        <source>a source that refuses its credential, or of which a feed has failed for 10 minutes</source>
        <translation>eine Quelle, die ihre Zugangsdaten ablehnt oder von der ein Abruf seit 10 Minuten scheitert</translation>
    </message>
    <message>
        <source>Records put aside</source>
        <translation>Datensätze zurückgelegt</translation>
    </message>
    <message>
        <source>more than 5 records of one feed that could not be read on one day (UTC)</source>
        <translation>mehr als 5 Datensätze eines Abrufs, die an einem Tag (UTC) nicht gelesen werden konnten</translation>
    </message>
    <message>
        <source>a dispute that waits for a response</source>
        <translation>eine Anfechtung, die auf Antwort wartet</translation>
    </message>
    <message>
        <source>Inquiry to answer</source>
        <translation>Anfrage zu beantworten</translation>
    </message>
    <message>
        <source>an inquiry, with no money moved yet, that waits for a response</source>
        <translation>eine Anfrage, noch ohne Geldfluss, die auf Antwort wartet</translation>
    </message>
    <message>
        <source>a parcel on its way, or a label never handed over, that no carrier has scanned for 48 hours</source>
        <translation>ein Paket unterwegs, oder ein nie übergebenes Etikett, das seit 48 Stunden kein Frachtführer gescannt hat</translation>
    </message>
    <message>
        <source>No scan for two days</source>
        <translation>Seit zwei Tagen kein Scan</translation>
    </message>
    <message>
        <source>Late against the promise</source>
        <translation>Später als zugesagt</translation>
    </message>
    <message>
        <source>an order tagged as returned and received, or whose return the carrier delivered 24 hours ago, and nothing refunded</source>
        <translation>eine Bestellung, die als zurückgesandt und eingegangen markiert ist oder deren Rücksendung der Frachtführer vor 24 Stunden zugestellt hat, und nichts wurde erstattet</translation>
    </message>
    <message>
        <source>Returned to sender</source>
        <translation>Zurück an den Absender</translation>
    </message>
    <message>
        <source>a return that was asked for 24 hours ago, without a label for it</source>
        <translation>eine vor 24 Stunden erbetene Rücksendung ohne Etikett</translation>
    </message>
    <message>
        <source>a parcel whose last scan is an exception</source>
        <translation>ein Paket, dessen letzter Scan eine Störung meldet</translation>
    </message>
    <message>
        <source>a parcel on its way after the day on which it was to arrive</source>
        <translation>ein Paket, das nach dem Tag seiner zugesagten Ankunft noch unterwegs ist</translation>
    </message>
    <message>
        <source>Carrier reports a problem</source>
        <translation>Frachtführer meldet eine Störung</translation>
    </message>
    <message>
        <source>a parcel that the carrier brings back, or has brought back, of an order not wholly refunded</source>
        <translation>ein Paket, das der Frachtführer zurückbringt oder zurückgebracht hat, von einer nicht ganz erstatteten Bestellung</translation>
    </message>
    <message>
        <source>Return asked for, no label</source>
        <translation>Rücksendung erbeten, kein Etikett</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>a parcel that the carrier calls lost, or has not scanned for 10 days, of an order not wholly refunded</source>
        <translation>ein Paket, das der Frachtführer verloren nennt oder seit 10 Tagen nicht gescannt hat, von einer nicht ganz erstatteten Bestellung</translation>
    </message>
    <message>
        <source>Sent, and forgotten by the journal</source>
        <translation>Gesendet, und im Journal vergessen</translation>
    </message>
    <message>
        <source>a gateway refund that Docket sent after the backup to which the journal was taken back</source>
        <translation>eine Erstattung des Zahlungsdienstes, die Docket nach der Sicherung gesendet hat, auf die das Journal zurückgesetzt wurde</translation>
    </message>
    <message>
        <source>Mass change</source>
        <translation>Massenänderung</translation>
    </message>
    <message>
        <source>a source of which one reading changed or ended more than a fifth at once</source>
        <translation>eine Quelle, von der eine Lesung mehr als ein Fünftel auf einmal geändert oder beendet hat</translation>
    </message>
</context>
<context>
    <name>kit</name>
    <message>
        <source>On track</source>
        <translation>Im Plan</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>Gefährdet</translation>
    </message>
    <message>
        <source>Due now</source>
        <translation>Jetzt fällig</translation>
    </message>
    <message>
        <source>Breached</source>
        <translation>Überschritten</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>Eingehalten</translation>
    </message>
    <message>
        <source>External deadline</source>
        <translation>Externe Frist</translation>
    </message>
    <message>
        <source>met</source>
        <translation>eingehalten</translation>
    </message>
    <message>
        <source>Too late</source>
        <translation>Zu spät</translation>
    </message>
    <message>
        <source>over</source>
        <translation>über</translation>
    </message>
    <message>
        <source>left</source>
        <translation>übrig</translation>
    </message>
    <message>
        <source>Met in %1</source>
        <translation>Eingehalten in %1</translation>
    </message>
    <message>
        <source>%1 over</source>
        <translation>%1 über</translation>
    </message>
    <message>
        <source>%1 left, paused</source>
        <translation>noch %1, pausiert</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>never pauses</source>
        <translation>hält nie an</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>fällig %1</translation>
    </message>
    <message>
        <source>not available</source>
        <translation>nicht verfügbar</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2</source>
        <translation>%1 h %2</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 T %2 h</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 T</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <extracomment>Weekday, time, zone: &quot;Tue 11:17 CET&quot;.</extracomment>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>A date as a format of QLocale: day and month, without and with the year.</extracomment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>dddd d MMMM yyyy</source>
        <extracomment>A date as a format of QLocale, in full.</extracomment>
        <translation>dddd, d. MMMM yyyy</translation>
    </message>
    <message>
        <source>%1, %2 %3 (%4)</source>
        <extracomment>Date, time, zone in short, zone in full.</extracomment>
        <translation>%1, %2 %3 (%4)</translation>
    </message>
    <message>
        <source>failing %1</source>
        <translation>gestört %1</translation>
    </message>
    <message>
        <source>has never synced</source>
        <translation>noch nie abgeglichen</translation>
    </message>
</context>
</TS>
