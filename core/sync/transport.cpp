// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/transport.h"

#include "core/sync/folder.h"

#include <QHostAddress>
#include <QIODevice>
#include <QNetworkCookieJar>
#include <QNetworkReply>
#include <QPointer>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <cstring>
#include <memory>

namespace docket::sync {

namespace {

// Qt sends a request again when a connection dies before the answer. A body that cannot be rewound
// makes that impossible: the second attempt fails instead.
class SingleShotBody final : public QIODevice {
public:
    SingleShotBody(QByteArray bytes, QObject* parent)
        : QIODevice(parent)
        , m_bytes(std::move(bytes))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override
    {
        return m_bytes.size() - m_at + QIODevice::bytesAvailable();
    }
    bool atEnd() const override { return m_at >= m_bytes.size(); }
    bool started() const { return m_at > 0; }

protected:
    qint64 readData(char* into, qint64 most) override
    {
        const qint64 size = std::min<qint64>(most, m_bytes.size() - m_at);
        if (size <= 0)
            return atEnd() ? -1 : 0;
        std::memcpy(into, m_bytes.constData() + m_at, static_cast<size_t>(size));
        m_at += size;
        return size;
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_at = 0;
};

constexpr qint64 kPiece = 256 << 10;

// What has come of an answer.
struct Body {
    QByteArrayList pieces;
    qint64 size = 0;
};

bool clean(const QByteArray& value)
{
    return !value.contains('\r') && !value.contains('\n') && !value.contains('\0');
}

Instant wallClock()
{
    return SystemClock().now();
}

bool neverLeft(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::ConnectionRefusedError ||
           error == QNetworkReply::HostNotFoundError ||
           error == QNetworkReply::SslHandshakeFailedError ||
           error == QNetworkReply::ProxyConnectionRefusedError ||
           error == QNetworkReply::ProxyNotFoundError;
}

}  // namespace

Done mayReach(const QUrl& url)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return fail(ErrorKind::Denied, url.toDisplayString(),
                    QStringLiteral("is not a usable address"));
    if (url.scheme() == QStringLiteral("https"))
        return {};
    const QHostAddress address(url.host());
    const bool here = address.isLoopback() || url.host() == QStringLiteral("localhost");
    if (url.scheme() == QStringLiteral("http") && here)
        return {};
    return fail(ErrorKind::Denied, url.toDisplayString(),
                QStringLiteral("only https, or http on this machine"));
}

Transport::Transport(const Patience& patience, QObject* parent)
    : QObject(parent)
    , m_patience(patience)
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setAutoDeleteReplies(false);
    m_network.setStrictTransportSecurityEnabled(true);
}

Courtesy& Transport::courtesy(SourceNumber source)
{
    return m_courtesies.try_emplace(source, m_patience).first->second;
}

std::optional<Error> Transport::rests(SourceNumber source)
{
    return courtesy(source).rests(wallClock());
}

// What an answer, or its absence, means for when the source is asked next.
void Transport::heed(SourceNumber source, const vendor::Connector& connector, const Answer& answer)
{
    Courtesy& its = courtesy(source);
    if (!answer) {
        if (answer.error().error.kind == ErrorKind::Network)
            its.failed(answer.error().error, wallClock(), m_random());
        return;
    }
    if (answer->status < 400)
        return its.answered();
    const Error error = connector.refusal(*answer);
    switch (error.kind) {
    case ErrorKind::Network:
        return its.failed(error, wallClock(), m_random());
    case ErrorKind::Throttled:
        return its.sentAway(error, wallClock(), std::max<Millis>(error.retryAfterMs, 0));
    case ErrorKind::Unauthorized:
        return its.sentAway(error, wallClock(), m_patience.longestStay);
    default:
        return its.answered();
    }
}

void Transport::send(const Source& source, const vendor::Connector& connector, const Secret& secret,
                     const vendor::Request& request, QObject* context,
                     std::function<void(Answer)> then)
{
    const auto refuse = [&](const Error& error) {
        // Later, so that a caller never hears back before send() returns.
        QMetaObject::invokeMethod(
            context,
            [then, error] {
                then(tl::unexpected(Failure{error, true}));
            },
            Qt::QueuedConnection);
    };
    if (const QString folder = folderOf(source.baseUrl, m_folder); !folder.isEmpty()) {
        auto answer = answerOf(folder, request, m_patience.bytes);
        if (!answer)
            return refuse(answer.error());
        QMetaObject::invokeMethod(
            context, [then, answer = std::move(*answer)] { then(answer); }, Qt::QueuedConnection);
        return;
    }
    const QUrl url(source.baseUrl + QString::fromLatin1(request.path), QUrl::StrictMode);
    if (auto may = mayReach(url); !may)
        return refuse(may.error());
    if (url.host() != QUrl(source.baseUrl).host() || url.port() != QUrl(source.baseUrl).port())
        return refuse({ErrorKind::Denied, url.toDisplayString(),
                       QStringLiteral("is not the source's own address"), -1});

    if (const auto why = rests(source.number))
        return refuse(*why);
    courtesy(source.number).asked();

    QNetworkRequest out(url);
    out.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                     QNetworkRequest::ManualRedirectPolicy);
    out.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    out.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    std::vector<vendor::Header> headers = request.headers;
    // A vendor that asks for none has no header for it.
    if (vendor::Header credential = connector.credential(secret.reveal());
        !credential.first.isEmpty())
        headers.push_back(std::move(credential));
    for (const auto& [name, value] : headers) {
        if (!clean(name) || !clean(value))
            return refuse({ErrorKind::Malformed, QString::fromLatin1(name),
                           QStringLiteral("a header may not hold a line break"), -1});
        out.setRawHeader(name, value);
    }

    QNetworkReply* reply = nullptr;
    QPointer<SingleShotBody> upload;
    if (request.method == "GET") {
        reply = m_network.get(out);
    } else {
        out.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        out.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
        upload = new SingleShotBody(request.body, nullptr);
        reply = m_network.sendCustomRequest(out, request.method, upload);
        upload->setParent(reply);
    }

    const Instant begun = evenClock().now();
    auto* deadline = new QTimer(reply);
    deadline->setSingleShot(true);
    connect(deadline, &QTimer::timeout, reply, [reply] {
        reply->setProperty("late", true);
        reply->abort();
    });
    deadline->start(std::chrono::milliseconds(m_patience.deadline));
    // Taken off as it comes, in its pieces: a buffer that doubles would need twice what is allowed.
    reply->setReadBufferSize(kPiece);
    auto body = std::make_shared<Body>();
    connect(reply, &QNetworkReply::readyRead, reply, [reply, body, most = m_patience.bytes] {
        body->pieces.append(reply->readAll());
        body->size += body->pieces.last().size();
        if (body->size <= most)
            return;
        body->pieces.clear();
        reply->setProperty("large", true);
        reply->abort();
    });
    // The reply itself is the context of what must run even when the asker is gone.
    connect(
        reply, &QNetworkReply::finished, reply,
        [this, reply, upload, body, begun, number = source.number, &connector,
         then = std::move(then), asker = QPointer<QObject>(context)] {
            reply->deleteLater();
            vendor::Response response;
            response.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
            response.headers = {};
            for (const auto& [name, value] : reply->rawHeaderPairs())
                response.headers.emplace_back(name, value);
            if (const auto date = parseHttpDate(response.header("Date"))) {
                response.date = *date;
                emit serverTime(number, *date, begun, evenClock().now());
            }
            const bool broken = reply->error() == QNetworkReply::RemoteHostClosedError ||
                                reply->error() == QNetworkReply::ContentReSendError ||
                                reply->error() == QNetworkReply::OperationCanceledError ||
                                reply->error() == QNetworkReply::TimeoutError ||
                                reply->error() == QNetworkReply::UnknownNetworkError ||
                                reply->error() == QNetworkReply::ProtocolFailure;
            if (reply->isOpen() && !reply->property("large").toBool())
                body->pieces.append(reply->readAll());
            response.body = body->pieces.join();
            body->pieces.clear();
            const auto tell = [&](const Answer& answer) {
                heed(number, connector, answer);
                if (asker)
                    then(answer);
            };
            if (response.status >= 100 && !broken)
                return tell(response);
            Error error{ErrorKind::Network, reply->url().toDisplayString(QUrl::RemoveQuery),
                        reply->errorString(), -1};
            if (reply->property("late").toBool())
                error.detail =
                    QStringLiteral("no whole answer within %1 s").arg(m_patience.deadline / 1000);
            else if (reply->property("large").toBool())
                error.detail =
                    QStringLiteral("the answer is larger than %1 MB").arg(m_patience.bytes >> 20);
            else if (reply->error() == QNetworkReply::OperationCanceledError)
                error.kind = ErrorKind::Cancelled;
            const bool nothing = neverLeft(reply->error()) && (!upload || !upload->started());
            tell(tl::unexpected(Failure{error, nothing}));
        });
}

void Transport::abortAll()
{
    for (QNetworkReply* reply : m_network.findChildren<QNetworkReply*>())
        reply->abort();
}

}  // namespace docket::sync
