#pragma once
// This library is not linked but preloaded: the environment is its interface; `power_loss.c` says which variables.
