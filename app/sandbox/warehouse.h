// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/mishaps.h"

#include <QString>

#include <optional>

namespace sandbox {

constexpr qint64 kCountedAt = 2 * kHour;  // after midnight, UTC
constexpr qint64 kFileAfter = 30 * kMinute;

// The stock of every article at every place at one instant. What is sold goes; what was sold in a
// week comes in on Monday before the counting, but for the articles that tell a story.
class StockTable {
public:
    StockTable(const World& world, qint64 at);

    // What the shop may still sell, and when that changed last.
    Level level(size_t article, size_t place) const { return m_levels[article][place]; }
    // What is sold and still on the shelf.
    int allocated(size_t article, size_t place) const { return m_allocated[article][place]; }

private:
    using Counts = std::vector<std::array<int, 2>>;
    Counts sold(const World& world, qint64 from, qint64 to) const;

    std::vector<std::array<Level, 2>> m_levels;
    Counts m_allocated;
};

// The warehouse's nightly files: what was counted, and what was sent instead of something else.
class Warehouse {
public:
    explicit Warehouse(World& world);

    // Lets the nights up to `now` be counted.
    void pass(qint64 now);

    // The nights, by the midnight that they follow, whose files are there at `now`.
    std::vector<qint64> nights(qint64 now) const;
    // The files of the night after this midnight.
    QByteArray stockFile(qint64 night) const;
    QByteArray substitutionFile(qint64 night) const;
    // From which night on a file has rows that nobody can read, and how many each has.
    qint64 unreadableFrom() const;
    static constexpr int kUnreadable = 7;

private:
    void count(qint64 night);
    void miscount(qint64 night, int nights, Random& random);
    void substitute(qint64 night);

    World& m_world;
    qint64 m_next = 0;
};

// Writes the files of each night into a folder, once.
class StockFolder {
public:
    StockFolder(const Warehouse& warehouse, const QString& folder);
    // False when a file cannot be written.
    bool write(qint64 now);

private:
    const Warehouse& m_warehouse;
    QString m_folder;
    qint64 m_written = INT64_MIN;
};

}  // namespace sandbox
