#pragma once
// What GRDB does not say to SQLite, and Swift cannot: sqlite3_config takes variable arguments.
#include <sqlite3.h>

/// SQLITE_CONFIG_MEMSTATUS: whether SQLite counts its memory, under one lock for each piece. Before the first database.
static inline int zentrio_sqlite_counts_memory(int counts) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, counts); }
