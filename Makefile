# Zentrio. `make` builds; `make run` and `make test` need nothing done before.
#
#   setup      installs the Debian packages that are missing, stages the fonts, fetches the Swift packages
#   build      builds for development
#   run        sets up, builds and opens the window on the sample library
#   demo       the same with the optimised build
#   test       sets up and runs every test; no display is needed
#   torture    plays crashes, power losses, full disks and bad servers for a quarter of an hour; MINUTES=15 SEED=
#   tsan       runs the tests of runtime and transfer with the thread sanitizer
#   asan       the same with the address sanitizer
#   bench      measures the optimised program beside curl, aria2c and wget; ROWS=http,pause REPETITIONS= MEDIA=FOLDER
#   fuzz       feeds the readers of manifests with damaged ones for a minute; SECONDS_EACH=30
#   gallery    draws every page in every state into .build/gallery; MOCKUPS=FOLDER of pictures to show beside
#   check      what a change must pass: lint, imports, build, tests, a minute of fuzzing
#   format     formats the sources in place
#   lint       checks the format, and the desktop file where desktop-file-validate is installed
#   release    builds the optimised program with the Swift runtime inside
#   install    installs what release built under PREFIX (/usr/local), below DESTDIR when set
#   uninstall  removes what install put there
#   clean      removes everything that was built or staged

PREFIX ?= /usr/local
DESTDIR ?=
ID = io.github.zentrio.Zentrio
SWIFT_FOLDERS = Sources Tests Package.swift
RELEASE = -c release --static-swift-stdlib

binary = .build/release/zentrio
root = $(DESTDIR)$(PREFIX)
resources = $(root)/share/zentrio
icons = $(root)/share/icons/hicolor

.PHONY: build setup setup-test setup-bench run demo test torture tsan asan bench fuzz gallery check imports format lint release install uninstall clean
.NOTPARALLEL:

build: setup
	swift build

setup:
	@.ci/setup

setup-test:
	@.ci/setup test

setup-bench:
	@.ci/setup bench

run: build
	@.build/debug/zentrio demo

demo: release
	@$(binary) demo

# The torture keeps both cores busy, so it goes first and alone: two minutes of it. The tests of a run begin all at once,
# and those of the window take the longest: apart from each other, they wait less.
test: setup-test
	@.ci/test --filter TortureTests
	@.ci/test --skip 'TortureTests|^ZentrioTests\.'
	@.ci/test --filter '^ZentrioTests\.'

MINUTES ?= 15
SEED ?= $(shell date +%s)
torture: setup-test
	ZENTRIO_TORTURE_MINUTES=$(MINUTES) ZENTRIO_TORTURE_SEED=$(SEED) swift test --filter TortureTests

# A folder each, so that they do not build each other anew. Processes of their own are not watched. One test after the
# other: ten times slower and all at once, servers would seem to stall. XCTest, which has no test here, leaks.
SANITIZED = --disable-xctest --no-parallel --filter 'DownloadRuntimeTests\.|TransferTests\.'
tsan: setup-test
	swift test --sanitize=thread --scratch-path .build-tsan $(SANITIZED)

asan: setup-test
	LSAN_OPTIONS=suppressions=$(CURDIR)/.ci/leaks swift test --sanitize=address --scratch-path .build-asan $(SANITIZED)

bench: setup-bench
	swift build $(RELEASE) --product zentrio
	swift build $(RELEASE) --product ZentrioBenchmarks
	.build/release/ZentrioBenchmarks $(if $(ROWS),--rows $(ROWS)) $(if $(REPETITIONS),--repetitions $(REPETITIONS)) \
	    $(if $(MEDIA),--media "$(MEDIA)")
	.build/release/zentrio measure

gallery: build
	@.build/debug/zentrio gallery --output .build/gallery $(if $(MOCKUPS),--mockups $(MOCKUPS))

check: lint imports test fuzz

SECONDS_EACH ?= 30
fuzz: setup
	@.ci/fuzz $(SECONDS_EACH)

# The compiler's answer to "which target imports what it does not declare".
imports: setup-test
	swift build --build-tests --explicit-target-dependency-import-check error

format:
	swift format --in-place --recursive $(SWIFT_FOLDERS)

lint:
	swift format lint --strict --recursive $(SWIFT_FOLDERS)
	@if command -v desktop-file-validate >/dev/null; then desktop-file-validate Assets/$(ID).desktop; fi

release: setup
	swift build $(RELEASE) --product zentrio

# Only when it is missing: root, who installs, often has no Swift toolchain.
$(binary):
	$(MAKE) release

install: $(binary)
	install -D -s -m 755 $(binary) "$(root)/bin/zentrio"
	install -d "$(resources)/Assets" "$(resources)/Fonts"
	cp -R Assets/. "$(resources)/Assets/"
	cp -L Fonts/*.otf Fonts/*.ttf Fonts/*.ttc Fonts/README.md "$(resources)/Fonts/"
	chmod -R u=rwX,go=rX "$(resources)"
	install -D -m 644 Assets/$(ID).desktop "$(root)/share/applications/$(ID).desktop"
	install -D -m 644 Assets/$(ID).metainfo.xml "$(root)/share/metainfo/$(ID).metainfo.xml"
	install -D -m 644 Assets/icons/zentrio.svg "$(icons)/scalable/apps/$(ID).svg"
	install -D -m 644 Assets/icons/zentrio-symbolic.svg "$(icons)/symbolic/apps/$(ID)-symbolic.svg"

uninstall:
	rm -f "$(root)/bin/zentrio" "$(root)/share/applications/$(ID).desktop" \
	    "$(root)/share/metainfo/$(ID).metainfo.xml" "$(icons)/scalable/apps/$(ID).svg" \
	    "$(icons)/symbolic/apps/$(ID)-symbolic.svg"
	rm -rf "$(resources)"

clean:
	rm -rf .build Fonts/*.otf Fonts/*.ttf Fonts/*.ttc
