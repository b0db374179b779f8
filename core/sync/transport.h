// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/secret.h"
#include "core/domain/source.h"
#include "core/sync/courtesy.h"
#include "core/vendor/connector.h"

#include <QNetworkAccessManager>
#include <QObject>

#include <functional>
#include <map>
#include <random>

namespace docket::sync {

// Why there is no answer, and whether a byte of the request may have reached the other side.
struct Failure {
    Error error;
    bool nothingSent = false;

    bool operator==(const Failure&) const = default;
};

using Answer = tl::expected<vendor::Response, Failure>;

// HTTP as Docket does it: no redirects followed, one total deadline, a cap on bytes, the credential
// only to the Source's own origin, and a body that the library underneath cannot send twice.
class Transport : public QObject {
    Q_OBJECT
public:
    explicit Transport(const Patience& patience = {}, QObject* parent = nullptr);

    const Patience& patience() const { return m_patience; }

    // Where `file:` addresses begin: such a Source is a folder, read as if it were a server.
    void setFolder(const QString& folder) { m_folder = folder; }

    // Answers once, later, on this object's thread; never after `context` is gone. Any HTTP status
    // is an answer. Denied, with nothing sent, for a base URL that is neither https nor on this
    // machine; and, with nothing sent either, what the source's Courtesy says while it rests.
    void send(const Source& source, const vendor::Connector& connector, const Secret& secret,
              const vendor::Request& request, QObject* context, std::function<void(Answer)> then);

    // When this source may be asked, by this machine's clock.
    Courtesy& courtesy(SourceNumber source);
    std::optional<Error> rests(SourceNumber source);

    // Stops everything under way; each caller hears Cancelled.
    void abortAll();

signals:
    // What time the other side says it is, and when it was asked and answered by the even clock of
    // this machine.
    void serverTime(docket::SourceNumber source, docket::Instant server, docket::Instant sent,
                    docket::Instant received);

private:
    void heed(SourceNumber source, const vendor::Connector& connector, const Answer& answer);

    Patience m_patience;
    std::map<SourceNumber, Courtesy> m_courtesies;
    std::mt19937_64 m_random{std::random_device{}()};
    QString m_folder;
    QNetworkAccessManager m_network;
};

// Whether a URL may be spoken to at all, and why not.
Done mayReach(const QUrl& url);

}  // namespace docket::sync
