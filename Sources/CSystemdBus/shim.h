#pragma once
// The desktop's message bus: sd-bus without its variadic functions, and the descriptor that wakes its thread.
#include <sys/eventfd.h>
#include <systemd/sd-bus.h>
