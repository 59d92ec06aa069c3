import Testing

@testable import DesktopIntegration

struct UserDirectoriesTests {
    @Test(arguments: [
        (#"XDG_VIDEOS_DIR="$HOME/Vídeos""#, "/people/mara/Vídeos"),
        (#"  XDG_VIDEOS_DIR="/media/films""#, "/media/films"),
        (#"XDG_VIDEOS_DIR="$HOME""#, "/people/mara"),
        (#"XDG_VIDEOS_DIR="$HOME/""#, "/people/mara"),
        (#"XDG_VIDEOS_DIR="$HOME/My \"best\" \\ films""#, #"/people/mara/My "best" \ films"#),
        ("# comment\nXDG_MUSIC_DIR=\"$HOME/Music\"\nXDG_VIDEOS_DIR=\"$HOME/V\"\r\n", "/people/mara/V"),
    ])
    func videos_namedInTheFile_areRead(text: String, videos: String) {
        #expect(UserDirectories(text: text, home: "/people/mara").videos == videos)
    }

    @Test(arguments: [
        "", "XDG_VIDEOS_DIR=$HOME/Videos", #"XDG_VIDEOS_DIR="Videos""#, #"XDG_VIDEOS_DIR="$HOME/unfinished"#,
        #"#XDG_VIDEOS_DIR="$HOME/Videos""#, #"XDG_VIDEOS_DIR="$HOMEWORK/Videos""#, "XDG_VIDEOS_DIR=",
    ])
    func videos_notNamedProperly_areNil(text: String) {
        #expect(UserDirectories(text: text, home: "/people/mara").videos == nil)
    }
}
