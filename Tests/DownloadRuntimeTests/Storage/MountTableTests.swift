import Testing

@testable import DownloadRuntime

struct MountTableTests {
    private let table = MountTable(
        expected: """
            # <file system> <mount point> <type> <options> <dump> <pass>
            UUID=1 /              ext4 errors=remount-ro 0 1
            UUID=2 none           swap sw 0 0
            UUID=3 /data/films    ext4 nofail 0 2
            UUID=4\t/data/series/\text4\tnofail 0 2
            server:/all /srv/my\\040share nfs noauto 0 0
            #UUID=5 /data/old     ext4 nofail 0 2
            """,
        mounted: """
            /dev/sda1 / ext4 rw 0 0
            proc /proc proc rw 0 0
            /dev/sdb1 /data/series ext4 rw 0 0
            """)

    @Test(arguments: ["/data/films", "/data/films/a/b", "/srv/my share/a"])
    func path_onADiskThatIsNotMounted_lacksIt(path: String) {
        #expect(table.lacksDisk(of: path))
    }

    @Test(arguments: [
        "/data/series", "/data/series/a", "/home/somebody/a", "/data", "/data/filmstrips", "/data/old/a", "/",
    ])
    func path_onADiskThatIsThere_lacksNothing(path: String) {
        #expect(!table.lacksDisk(of: path))
    }

    @Test func path_onADiskInsideAnotherPlace_hasTheNearest() {
        let nested = MountTable(expected: "a /data ext4\nb /data/films ext4", mounted: "b /data/films ext4")
        #expect(nested.lacksDisk(of: "/data/a"))
        #expect(!nested.lacksDisk(of: "/data/films/a"))
    }

    @Test func system_hasARoot() {
        #expect(MountTable.ofTheSystem().mounted.contains("/"))
    }
}
