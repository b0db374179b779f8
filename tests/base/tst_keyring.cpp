// SPDX-License-Identifier: GPL-3.0-or-later
// Where secrets are kept: a file of one's own, or the desktop's keychain; and that without one
// nothing is kept anywhere. The keychain is a real one, on a bus of its own.
#include "core/base/keyring.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <functional>
#include <optional>

using namespace docket;

namespace {

const QByteArray kSecret = "thirty-two bytes that unlock all";

QString words(const char* text)
{
    return QString::fromUtf8(text);
}

template <class T>
std::optional<T> answerOf(const std::function<void(std::function<void(T)>)>& ask)
{
    std::optional<T> out;
    ask([&](const T& answer) { out = answer; });
    (void)QTest::qWaitFor([&] { return out.has_value(); }, 60'000);
    return out;
}

std::optional<Done> write(const Keyring& keyring, const char* name, const QByteArray& secret)
{
    return answerOf<Done>([&](const std::function<void(Done)>& then) {
        keyring.write(words(name), Secret(secret), qApp, then);
    });
}

std::optional<Result<Secret>> read(const Keyring& keyring, const char* name)
{
    return answerOf<Result<Secret>>([&](const std::function<void(Result<Secret>)>& then) {
        keyring.read(words(name), qApp, then);
    });
}

Keyring keychain(const char* profile = "profile-7")
{
    return Keyring({KeyringChoice::Kind::Keychain, {}, words(profile)});
}

// What the child is told to do, and how it ends: 0 done, 1 no such entry, 2 refused, 3 something
// else. What a person is told goes to standard output.
int child(const QString& what)
{
    const auto ended = [](const Error& error) {
        std::printf("%s\n", qPrintable(error.detail));
        return error.kind == ErrorKind::NotFound ? 1 : error.kind == ErrorKind::Keyring ? 2 : 3;
    };
    if (what == words("write")) {
        const auto done = write(keychain(), "stripe", kSecret);
        return !done ? 3 : *done ? 0 : ended(done->error());
    }
    const auto answer = what == words("read other")
                            ? read(keychain("profile-8"), "stripe")
                            : read(keychain(), what == words("read") ? "stripe" : "none");
    if (!answer)
        return 3;
    if (!*answer)
        return ended(answer->error());
    return (*answer)->reveal() == kSecret ? 0 : 3;
}

}  // namespace

class TestKeyring : public QObject {
    Q_OBJECT

private slots:
    void aFileKeepsThem();
    void aFileThatOthersReadIsRefused();
    void aKeychainKeepsThem();
    void withoutAKeychainNothingIsKept();
    void aLockedKeychainIsRefused();

private:
    struct Ended {
        int code = -1;
        QByteArray said;
    };
    // This program again, without a display, with a home of its own; `wrapped` by a shell line.
    Ended run(const QString& shell)
    {
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const char* name :
             {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
            environment.insert(words(name), m_home.path());
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS",
                                 "XDG_CURRENT_DESKTOP", "KDE_FULL_SESSION"})
            environment.remove(words(name));
        environment.insert(words("ME"), QCoreApplication::applicationFilePath());
        process.setProcessEnvironment(environment);
        process.start(words("/bin/sh"), {words("-c"), shell});
        if (!process.waitForFinished(120'000)) {
            process.kill();
            process.waitForFinished();
            return {};
        }
        return {process.exitCode(), process.readAllStandardOutput()};
    }
    bool holdsTheSecret() const
    {
        QDirIterator all(m_home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            QFile file(all.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QByteArray bytes = file.readAll();
            if (bytes.contains(kSecret) || bytes.contains(kSecret.toHex()) ||
                bytes.contains(kSecret.toBase64()))
                return true;
        }
        return false;
    }
    static bool isThere(const char* program)
    {
        return !QStandardPaths::findExecutable(words(program)).isEmpty();
    }

    QTemporaryDir m_home;
};

void TestKeyring::aFileKeepsThem()
{
    const QString path = m_home.filePath(words("keys"));
    const Keyring keyring({KeyringChoice::Kind::File, path, {}});
    QCOMPARE(read(keyring, "profile")->error().kind, ErrorKind::NotFound);
    QVERIFY(*write(keyring, "profile", kSecret));
    QVERIFY(*write(keyring, "stripe", "another"));
    QCOMPARE((*read(keyring, "profile"))->reveal(), kSecret);
    QVERIFY(*write(keyring, "profile", "changed"));
    QCOMPARE((*read(keyring, "profile"))->reveal(), QByteArray("changed"));
    QCOMPARE((*read(keyring, "stripe"))->reveal(), QByteArray("another"));
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther |
                        QFileDevice::WriteOther;
    QVERIFY(!(QFile::permissions(path) & others));
    QVERIFY(QFile::remove(path));
}

void TestKeyring::aFileThatOthersReadIsRefused()
{
    const QString path = m_home.filePath(words("open"));
    const Keyring keyring({KeyringChoice::Kind::File, path, {}});
    QVERIFY(*write(keyring, "profile", kSecret));
    QVERIFY(QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner |
                                            QFileDevice::ReadOther));
    const auto answer = read(keyring, "profile");
    QVERIFY(!*answer);
    QCOMPARE(answer->error().kind, ErrorKind::Keyring);
    QVERIFY(answer->error().detail.contains(words("chmod 600")));
    QVERIFY(QFile::remove(path));
}

void TestKeyring::aKeychainKeepsThem()
{
    if (!isThere("gnome-keyring-daemon") || !isThere("dbus-run-session"))
        QSKIP("gnome-keyring or dbus-run-session is not installed");
    const Ended all =
        run(words("exec dbus-run-session -- sh -c '"
                  "printf word | gnome-keyring-daemon --unlock --components=secrets >/dev/null; "
                  "$ME --child write && $ME --child read; echo read $?; "
                  "$ME --child \"read other\"; echo other $?; $ME --child none; echo none $?'"));
    QVERIFY2(all.said.contains("read 0"), all.said.constData());
    QVERIFY2(all.said.contains("other 1"), all.said.constData());
    QVERIFY2(all.said.contains("none 1"), all.said.constData());
    QVERIFY(!holdsTheSecret());
}

void TestKeyring::withoutAKeychainNothingIsKept()
{
    for (const char* what : {"write", "read"}) {
        const Ended none =
            run(words("DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent exec $ME --child ") +
                words(what));
        QCOMPARE(none.code, 2);
        QVERIFY2(none.said.contains("--keys file:PATH"), none.said.constData());
    }
    QVERIFY(!holdsTheSecret());
}

void TestKeyring::aLockedKeychainIsRefused()
{
    if (!isThere("gnome-keyring-daemon") || !isThere("dbus-run-session"))
        QSKIP("gnome-keyring or dbus-run-session is not installed");
    const Ended locked =
        run(words("exec dbus-run-session -- sh -c 'gnome-keyring-daemon --start "
                  "--components=secrets >/dev/null; $ME --child write; echo write $?'"));
    QVERIFY2(locked.said.contains("write 2"), locked.said.constData());
    QVERIFY(!holdsTheSecret());
}

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList given = QCoreApplication::arguments();
    if (given.value(1) == words("--child"))
        return child(given.value(2));
    TestKeyring test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_keyring.moc"
