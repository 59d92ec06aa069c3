#pragma once
// Text: FreeType draws glyphs, HarfBuzz shapes runs, FriBidi orders them, fontconfig finds fallback fonts.
#include <ft2build.h>
#include <freetype/freetype.h>
#include <freetype/ftoutln.h>
#include <harfbuzz/hb.h>
#include <harfbuzz/hb-ft.h>
#include <fribidi/fribidi.h>
#include <fontconfig/fontconfig.h>
