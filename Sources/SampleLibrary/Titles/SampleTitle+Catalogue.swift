extension SampleTitle {
    /// Every title of the library, in the order of its popular list.
    ///
    /// Names, years, running times and makers are those of the real films. The Blender Foundation's films are under
    /// Creative Commons Attribution; the silent films and Romero's are in the public domain in the United States.
    package static let catalogue: [SampleTitle] = blenderFilms + classics

    /// The film or episode with this Stremio video identifier.
    package static func film(identifier: String) -> SampleFilm? {
        catalogue.lazy.flatMap(\.films).first { $0.identifier == identifier }
    }

    /// The film or episode with this name in addresses.
    package static func film(slug: String) -> SampleFilm? {
        catalogue.lazy.flatMap(\.films).first { $0.slug == slug }
    }

    private static let blenderFilms = [
        film(
            "sintel", "Sintel", 2010, minutes: 15, ["Animation", "Fantasy"], "Colin Levy",
            "A lone traveller searches the world for the young dragon that she once nursed back to health."),
        film(
            "big-buck-bunny", "Big Buck Bunny", 2008, minutes: 10, ["Animation", "Comedy"], "Sacha Goedegebure",
            "A gentle giant of a rabbit has had enough of three rodents and plans his revenge."),
        film(
            "tears-of-steel", "Tears of Steel", 2012, minutes: 12, ["Science Fiction", "Drama"], "Ian Hubert",
            "In a future Amsterdam a crew restages the past to save the world from the robots of one broken heart."),
        film(
            "spring", "Spring", 2019, minutes: 8, ["Animation", "Fantasy"], "Andy Goralczyk",
            "A shepherd girl and her dog face ancient spirits to let winter end."),
        caminandes,
        film(
            "cosmos-laundromat", "Cosmos Laundromat", 2015, minutes: 12, ["Animation", "Fantasy"], "Mathieu Auvray",
            "A sheep tired of its island meets a salesman who offers it every life it could want."),
        film(
            "elephants-dream", "Elephants Dream", 2006, minutes: 11, ["Animation", "Science Fiction"],
            "Bassam Kurdali", "An old man shows a young one through the endless machine that he believes in."),
        film(
            "sprite-fright", "Sprite Fright", 2021, minutes: 10, ["Animation", "Comedy", "Horror"],
            "Matthew Luhn", "Teenagers on a walk find out that the small folk of the forest mind what they do to it."),
        film(
            "charge", "Charge", 2022, minutes: 4, ["Animation", "Science Fiction"], "Hjalti Hjálmarsson",
            "In a world out of energy an old man breaks into a battery factory."),
        film(
            "agent-327", "Agent 327: Operation Barbershop", 2017, minutes: 4, ["Animation", "Comedy"],
            "Hjalti Hjálmarsson", "A Dutch secret agent looks into a barber's shop that is more than it seems."),
        film(
            "coffee-run", "Coffee Run", 2020, minutes: 3, ["Animation", "Comedy"], "Hjalti Hjálmarsson",
            "Fuelled by caffeine, a young woman runs through the memories of a love gone by."),
    ]

    private static let classics = [
        film(
            "metropolis", "Metropolis", 1927, minutes: 153, ["Science Fiction", "Drama"], "Fritz Lang",
            "The son of a city's master falls in love with the prophet of the workers below it."),
        film(
            "nosferatu", "Nosferatu", 1922, minutes: 94, ["Horror"], "F. W. Murnau",
            "A clerk travels to the Carpathians to sell a house to a count who casts a long shadow."),
        film(
            "the-general", "The General", 1926, minutes: 75, ["Comedy", "Adventure"], "Buster Keaton",
            "A railwayman follows his stolen engine across the lines of the Civil War."),
        film(
            "sherlock-jr", "Sherlock Jr.", 1924, minutes: 45, ["Comedy"], "Buster Keaton",
            "A projectionist who wants to be a detective dreams himself into the film on the screen."),
        film(
            "caligari", "The Cabinet of Dr. Caligari", 1920, minutes: 76, ["Horror"], "Robert Wiene",
            "A hypnotist shows a sleepwalker at the fair, and at night the town's people die."),
        film(
            "night-of-the-living-dead", "Night of the Living Dead", 1968, minutes: 96, ["Horror"],
            "George A. Romero", "Seven people lock themselves into a farmhouse while the dead walk outside."),
        film(
            "a-trip-to-the-moon", "A Trip to the Moon", 1902, minutes: 13, ["Science Fiction", "Adventure"],
            "Georges Méliès", "Astronomers fly to the moon in a shell shot from a giant gun."),
    ]

    private static let caminandes = SampleTitle(
        slug: "caminandes", name: "Caminandes", year: 2013, runtime: .seconds(150), genres: ["Animation", "Comedy"],
        director: "Pablo Vazquez", synopsis: "Koro the llama wants to get to the other side, and Patagonia objects.",
        episodes: [
            SampleEpisode(
                season: 1, number: 1, name: "Llama Drama", year: 2013, runtime: .seconds(90),
                synopsis: "Koro has trouble crossing an apparently empty road."),
            SampleEpisode(
                season: 1, number: 2, name: "Gran Dillama", year: 2013, runtime: .seconds(146),
                synopsis: "Koro goes for the berries on the far side of a fence."),
            SampleEpisode(
                season: 1, number: 3, name: "Llamigos", year: 2016, runtime: .seconds(150),
                synopsis: "Koro meets a penguin who wants the same red berries."),
        ])

    private static func film(
        _ slug: String, _ name: String, _ year: Int, minutes: Int, _ genres: [String], _ director: String,
        _ synopsis: String
    ) -> SampleTitle {
        SampleTitle(
            slug: slug, name: name, year: year, runtime: .seconds(minutes * 60), genres: genres, director: director,
            synopsis: synopsis, episodes: [])
    }
}
