#pragma once
// SDL2 and SDL2_image for Swift; constants that are cast macros in C become typed constants.
#include <SDL2/SDL.h>
#include <SDL2/SDL_image.h>

static const int zentrio_windowpos_centered = (int)SDL_WINDOWPOS_CENTERED;
