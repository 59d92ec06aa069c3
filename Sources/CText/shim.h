#pragma once
// Text: FreeType draws glyphs, HarfBuzz shapes runs, FriBidi orders them, fontconfig finds fallback fonts.
#include <ft2build.h>
#include <freetype/freetype.h>
#include <freetype/ftoutln.h>
#include <harfbuzz/hb.h>
#include <harfbuzz/hb-ot.h>
#include <fribidi/fribidi.h>
#include <fontconfig/fontconfig.h>

// Load flags and tests that are function-like macros in C.
static const FT_Int32 zentrio_load_outline = FT_LOAD_NO_BITMAP | FT_LOAD_TARGET_LIGHT;
static const FT_Int32 zentrio_load_color = FT_LOAD_COLOR;
static inline int zentrio_has_color(FT_Face face) { return FT_HAS_COLOR(face) != 0; }
static inline int zentrio_has_strikes(FT_Face face) { return FT_HAS_FIXED_SIZES(face) != 0; }
static inline int zentrio_is_scalable(FT_Face face) { return FT_IS_SCALABLE(face) != 0; }

// fontconfig's property names are string literals behind macros.
static inline FcPattern *zentrio_pattern_for(FcChar32 scalar) {
    FcPattern *pattern = FcPatternCreate();
    FcCharSet *set = FcCharSetCreate();
    FcCharSetAddChar(set, scalar);
    FcPatternAddCharSet(pattern, FC_CHARSET, set);
    FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)"sans-serif");
    FcPatternAddBool(pattern, FC_OUTLINE, FcTrue);
    FcCharSetDestroy(set);
    return pattern;
}
static inline const char *zentrio_pattern_file(FcPattern *pattern) {
    FcChar8 *file = 0;
    return FcPatternGetString(pattern, FC_FILE, 0, &file) == FcResultMatch ? (const char *)file : 0;
}
static inline int zentrio_pattern_index(FcPattern *pattern) {
    int index = 0;
    return FcPatternGetInteger(pattern, FC_INDEX, 0, &index) == FcResultMatch ? index : 0;
}

static const FriBidiParType zentrio_paragraph_by_first_strong = FRIBIDI_PAR_ON;
