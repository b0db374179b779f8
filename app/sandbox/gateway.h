// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/bucket.h"
#include "app/sandbox/company.h"
#include "app/sandbox/gatewayjson.h"
#include "app/sandbox/http.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace sandbox {

// Days after which an event is no longer served.
constexpr qint64 kEventDays = 30;

// The payment gateway on the wire: three accounts behind one address, told apart by their keys.
class Gateway {
public:
    explicit Gateway(Company& company);

    // Answers a request whose path begins with /v1.
    Response answer(const Request& request);

private:
    using Account = Chronicle::Account;

    // What one list can do.
    struct List {
        const char* path;
        const char* object;
        Ref ref;
        Timeline Account::*line;
        std::vector<const char*> filters;
        std::vector<const char*> expands;
        void (GatewayJson::*write)(Json&, quint32, const Expand&) const;
    };

    // A refusal: status, and what the body says.
    struct Refusal {
        int status = 400;
        QByteArray code, message, param;
        const char* type = "invalid_request_error";
        bool saved = false;  // whether an idempotency key remembers it
    };

    struct Call {
        size_t account = 0;
        const Request& request;
        Fields form;
        qint64 now = 0;
    };

    struct Remembered {
        QByteArray fingerprint;
        Response response;
    };

    static Response refuse(const Refusal& refusal);
    static const std::vector<List>& lists();

    Response route(const Call& call);
    Response list(const Call& call, const List& list);
    Response retrieve(const Call& call, const List& list, const QByteArray& id);
    void writeRow(Json& json, const List& list, quint32 row, qint64 now,
                  const Expand& expand) const;
    std::optional<size_t> position(const Call& call, const List& list, QByteArrayView id) const;
    std::optional<Entry> named(const Call& call, const List& list, QByteArrayView id) const;
    static const List& listOf(Ref ref);
    std::optional<Refusal> readFilter(const Call& call, const List& list,
                                      std::vector<std::function<bool(quint32)>>& tests) const;
    // A filter of the lists that came later than the charges; false when it is not one of theirs.
    bool readLaterFilter(const Call& call, const List& list, const QByteArray& name,
                         const QByteArray& value,
                         std::vector<std::function<bool(quint32)>>& tests) const;
    std::optional<Refusal> readExpand(const Fields& fields, const List& list, bool ofList,
                                      Expand& expand) const;
    std::optional<quint32> chargeOf(const Call& call, const QByteArray& id) const;
    bool eventMatches(quint32 row, const std::vector<QByteArray>& types) const;

    Response write(const Call& call);
    Response perform(const Call& call, bool& saved);
    Response createRefund(const Call& call, bool& saved);
    Response approveReview(const Call& call, const QByteArray& id, bool& saved);
    Response updateDispute(const Call& call, const QByteArray& id, bool close, bool& saved);
    Response upload(const Call& call, bool& saved);
    Response written(const List& list, quint32 row, const Expand& expand, bool& saved) const;

    Company& m_company;
    std::vector<std::unique_ptr<Bucket>> m_reads, m_writes;
    std::array<std::map<QByteArray, Remembered>, 3> m_remembered;
    quint64 m_requests = 0;
};

}  // namespace sandbox
