import DesktopIntegration
import Testing

struct XDGDirectoriesTests {
    @Test func environment_withOnlyHome_givesTheStandardFolders() {
        let directories = XDGDirectories(environment: ["HOME": "/people/mara/"], readFile: { _ in nil })
        #expect(directories.configuration == "/people/mara/.config/zentrio")
        #expect(directories.data == "/people/mara/.local/share/zentrio")
        #expect(directories.cache == "/people/mara/.cache/zentrio")
        #expect(directories.state == "/people/mara/.local/state/zentrio")
        #expect(directories.runtime == "/people/mara/.local/state/zentrio/run")
        #expect(directories.videos == "/people/mara/Videos")
    }

    @Test func environment_withAbsoluteVariables_givesThem() {
        let environment = [
            "HOME": "/people/mara", "XDG_CONFIG_HOME": "/c", "XDG_DATA_HOME": "/d", "XDG_CACHE_HOME": "/k",
            "XDG_STATE_HOME": "/s", "XDG_RUNTIME_DIR": "/run/user/1000",
        ]
        let directories = XDGDirectories(environment: environment, readFile: { _ in nil })
        #expect(directories.configuration == "/c/zentrio")
        #expect(directories.data == "/d/zentrio")
        #expect(directories.cache == "/k/zentrio")
        #expect(directories.state == "/s/zentrio")
        #expect(directories.runtime == "/run/user/1000/zentrio")
    }

    @Test(arguments: ["XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"])
    func environment_withRelativeVariable_ignoresIt(variable: String) {
        let standard = XDGDirectories(environment: ["HOME": "/people/mara"], readFile: { _ in nil })
        let directories = XDGDirectories(
            environment: ["HOME": "/people/mara", variable: "here"], readFile: { _ in nil })
        #expect(directories == standard)
    }

    @Test func userDirectories_areReadFromTheConfigurationFolder() {
        var asked: [String] = []
        let directories = XDGDirectories(environment: ["HOME": "/people/mara", "XDG_CONFIG_HOME": "/c"]) { path in
            asked.append(path)
            return "XDG_VIDEOS_DIR=\"$HOME/Filme\"\n"
        }
        #expect(asked == ["/c/user-dirs.dirs"])
        #expect(directories.videos == "/people/mara/Filme")
    }

    @Test(arguments: ["/tmp/z", "/tmp/z/"])
    func ownHome_absolute_holdsEverything(home: String) {
        let environment = ["HOME": "/people/mara", "XDG_DATA_HOME": "/d", "ZENTRIO_HOME": home]
        let directories = XDGDirectories(environment: environment, readFile: { _ in nil })
        #expect(directories.configuration == "/tmp/z/config")
        #expect(directories.data == "/tmp/z/data")
        #expect(directories.cache == "/tmp/z/cache")
        #expect(directories.state == "/tmp/z/state")
        #expect(directories.runtime == "/tmp/z/run")
        #expect(directories.videos == "/tmp/z/videos")
    }

    @Test func ownHome_relative_countsFromTheWorkingFolder() {
        let environment = ["HOME": "/people/mara", "PWD": "/tmp", "ZENTRIO_HOME": "z"]
        #expect(XDGDirectories(environment: environment, readFile: { _ in nil }).data == "/tmp/z/data")
    }

    @Test func home_missing_isLookedUp() {
        #expect(XDGDirectories(environment: [:], readFile: { _ in nil }).data.hasPrefix("/"))
    }

    @Test func text_ofMissingFile_isNil() {
        #expect(XDGDirectories.text(ofFile: "/nowhere/at/all") == nil)
    }
}
