// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultdisk.h"

#include <sqlite3.h>

#include <atomic>
#include <new>

namespace docket::test {

namespace {

sqlite3_vfs* realVfs = nullptr;
sqlite3_vfs shim{};

std::atomic<qint64> counted{0};
std::atomic<qint64> refused{0};
std::atomic<qint64> failFrom{0};  // 0: never
std::atomic<bool> forGood{false};
std::atomic<Fault> how{Fault::IoError};

// Whether this call is the one that fails.
bool strikes()
{
    const qint64 n = ++counted;
    const qint64 from = failFrom.load();
    if (from == 0 || (forGood.load() ? n < from : n != from))
        return false;
    ++refused;
    return true;
}

int code(int ioError)
{
    const Fault fault = how.load();
    return fault == Fault::Full || fault == Fault::ShortFull ? SQLITE_FULL : ioError;
}

struct File {
    sqlite3_file base;  // what SQLite sees; the real file lies behind this struct
};

sqlite3_file* real(sqlite3_file* file)
{
    return reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(file) + sizeof(File));
}

int close(sqlite3_file* file)
{
    return real(file)->pMethods->xClose(real(file));
}
int read(sqlite3_file* file, void* to, int size, sqlite3_int64 at)
{
    return real(file)->pMethods->xRead(real(file), to, size, at);
}
int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 at)
{
    if (strikes()) {
        const Fault fault = how.load();
        if ((fault == Fault::ShortWrite || fault == Fault::ShortFull) && size > 1)
            (void)real(file)->pMethods->xWrite(real(file), from, size / 2, at);
        return code(SQLITE_IOERR_WRITE);
    }
    return real(file)->pMethods->xWrite(real(file), from, size, at);
}
int truncate(sqlite3_file* file, sqlite3_int64 size)
{
    return strikes() ? code(SQLITE_IOERR_TRUNCATE)
                     : real(file)->pMethods->xTruncate(real(file), size);
}
int sync(sqlite3_file* file, int flags)
{
    return strikes() ? code(SQLITE_IOERR_FSYNC) : real(file)->pMethods->xSync(real(file), flags);
}
int fileSize(sqlite3_file* file, sqlite3_int64* size)
{
    return real(file)->pMethods->xFileSize(real(file), size);
}
int lock(sqlite3_file* file, int level)
{
    return real(file)->pMethods->xLock(real(file), level);
}
int unlock(sqlite3_file* file, int level)
{
    return real(file)->pMethods->xUnlock(real(file), level);
}
int checkReserved(sqlite3_file* file, int* out)
{
    return real(file)->pMethods->xCheckReservedLock(real(file), out);
}
int control(sqlite3_file* file, int op, void* value)
{
    return real(file)->pMethods->xFileControl(real(file), op, value);
}
int sectorSize(sqlite3_file* file)
{
    return real(file)->pMethods->xSectorSize(real(file));
}
int traits(sqlite3_file* file)
{
    return real(file)->pMethods->xDeviceCharacteristics(real(file));
}
int shmMap(sqlite3_file* file, int region, int size, int extend, void volatile** out)
{
    if (extend && strikes()) {
        *out = nullptr;
        return code(SQLITE_IOERR_SHMMAP);
    }
    return real(file)->pMethods->xShmMap(real(file), region, size, extend, out);
}
int shmLock(sqlite3_file* file, int offset, int n, int flags)
{
    return real(file)->pMethods->xShmLock(real(file), offset, n, flags);
}
void shmBarrier(sqlite3_file* file)
{
    real(file)->pMethods->xShmBarrier(real(file));
}
int shmUnmap(sqlite3_file* file, int remove)
{
    return real(file)->pMethods->xShmUnmap(real(file), remove);
}
int fetch(sqlite3_file* file, sqlite3_int64 at, int size, void** out)
{
    return real(file)->pMethods->xFetch(real(file), at, size, out);
}
int unfetch(sqlite3_file* file, sqlite3_int64 at, void* page)
{
    return real(file)->pMethods->xUnfetch(real(file), at, page);
}

// A WAL and a journal have other methods than a database: each file gets as much as is behind it.
sqlite3_io_methods methodsOf(int version)
{
    return {version, close,      read,          write,   truncate,   sync,   fileSize,
            lock,    unlock,     checkReserved, control, sectorSize, traits, shmMap,
            shmLock, shmBarrier, shmUnmap,      fetch,   unfetch};
}
const sqlite3_io_methods kPlain = methodsOf(1);
const sqlite3_io_methods kShared = methodsOf(2);
const sqlite3_io_methods kMapped = methodsOf(3);

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out)
{
    file->pMethods = nullptr;
    const int code = realVfs->xOpen(realVfs, name, real(file), flags, out);
    if (real(file)->pMethods) {
        const int version = real(file)->pMethods->iVersion;
        file->pMethods = version >= 3 ? &kMapped : version == 2 ? &kShared : &kPlain;
    }
    return code;
}

}  // namespace

FaultDisk::FaultDisk()
{
    heal();
    realVfs = sqlite3_vfs_find(nullptr);
    shim = *realVfs;
    shim.pNext = nullptr;
    shim.zName = "docket-fault";
    shim.szOsFile = static_cast<int>(sizeof(File)) + realVfs->szOsFile;
    shim.xOpen = open;
    sqlite3_vfs_register(&shim, 1);
}

FaultDisk::~FaultDisk()
{
    sqlite3_vfs_unregister(&shim);
    sqlite3_vfs_register(realVfs, 1);
}

void FaultDisk::failAt(qint64 n, Fault fault, bool stays)
{
    counted = 0;
    refused = 0;
    how = fault;
    forGood = stays;
    failFrom = n;
}

void FaultDisk::heal()
{
    failAt(0, Fault::IoError);
}

qint64 FaultDisk::calls() const
{
    return counted.load();
}

qint64 FaultDisk::failures() const
{
    return refused.load();
}

}  // namespace docket::test
