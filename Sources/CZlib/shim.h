#pragma once
// zlib for Swift: its initialisers are macros.
#include <zlib.h>

/// Begins to undo gzip, and nothing else.
static inline int zentrio_gunzip_begin(z_stream *stream) { return inflateInit2(stream, 15 + 16); }
