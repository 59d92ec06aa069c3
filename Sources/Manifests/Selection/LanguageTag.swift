/// Language names of the wild brought to BCP 47.
package enum LanguageTag {
    /// The BCP 47 tag of an ISO 639-2 or 639-1 code or an English name, in any case; nil when it names no language.
    ///
    /// A well-formed tag that is not in the table, such as "pt-BR", is kept.
    package static func tag(of text: String) -> String? {
        let name = text.lowercased()
        if name == "und" || name == "mul" || name == "zxx" || name == "mis" { return nil }
        if let tag = byName[name] { return tag }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let isTag = parts.allSatisfy { (1...8).contains($0.count) && $0.utf8.allSatisfy(isAlphanumeric) }
        guard isTag, let first = parts.first, (2...3).contains(first.count) else { return nil }
        return parts.count == 1
            ? name
            : ([byName[first.lowercased()] ?? first.lowercased()] + parts.dropFirst().map(String.init)).joined(
                separator: "-")
    }

    /// What a manifest says of a track's language; nil for the words that say nothing ("", "und").
    static func told(_ text: String?) -> String? {
        guard let text, !text.isEmpty, text.lowercased() != "und" else { return nil }
        return text
    }

    /// The tag of an English language name or an ISO 639-2 code, as release names hold it; never of two letters, because
    /// those are words ("it", "no", "de").
    package static func tag(ofWord word: String) -> String? {
        word.count < 3 ? nil : byWord[word.lowercased()]
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte | 0x20 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): true
        default: (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
    }

    /// Tag, then other names of it: ISO 639-2/B, 639-2/T, English; only those that mean a language in a release's name.
    private static let common = """
        ar ara arabic|bg bul bulgarian|bn ben bengali|bs bosnian|ca cat catalan|cs cze ces czech|da dan danish
        de ger deu german|el gre ell greek|en eng english|es spa spanish|et est estonian|eu baq eus basque
        fa per fas persian|fi fin finnish|fr fre fra french|gl glg galician|gu guj gujarati|he heb hebrew|hi hin hindi
        hr hrv croatian|hu hun hungarian|hy arm hye armenian|id ind indonesian|is ice isl icelandic|it ita italian
        ja jpn japanese|ka geo kat georgian|kk kazakh|kn kan kannada|ko kor korean|lt lit lithuanian|lv lav latvian
        mk mac mkd macedonian|ml mal malayalam|mn mongolian|mr marathi|ms may msa malay|nb nob|nl dut nld dutch
        nn nno nynorsk|no nor norwegian|pa punjabi|pl pol polish|pt por portuguese|pt-BR pob|ro rum ron romanian
        ru rus russian|sk slo slk slovak|sl slv slovenian|sq alb sqi albanian|sr srp scc serbian|sv swe swedish
        ta tam tamil|te tel telugu|th tha thai|tl tgl tagalog|tr tur turkish|uk ukr ukrainian|ur urd urdu
        vi vie vietnamese|zh chi zho chinese
        """

    /// What `common` lacks of ISO 639-2 where ISO 639-1 has a tag, and codes that were given up; many are words, too
    /// ("her", "run", "iii").
    private static let others = """
        aa aar|ab abk|ae ave|af afr afrikaans|ak aka akan|am amh amharic|an arg|as asm assamese|av ava|ay aym
        az aze azerbaijani|ba bak bashkir|be bel belarusian|bh bih|bi bis|bm bam|bo tib bod tibetan|br bre breton|bs bos
        ce che chechen|ch cha|co cos corsican|cr cre|cu chu|cv chv chuvash|cy wel cym welsh|dv div divehi
        dz dzo dzongkha|ee ewe|eo epo esperanto|ff ful|fj fij fijian|fo fao faroese|fy fry frisian|ga gle irish
        gd gla gaelic|gn grn guarani|gv glv manx|ha hau hausa|he iw|ho hmo|hr scr|ht hat haitian|hz her|ia ina|id in
        ie ile|ig ibo igbo|ii iii|ik ipk|io ido|iu iku inuktitut|jv jav javanese jw|kg kon|ki kik|kj kua|kk kaz
        kl kal greenlandic|km khm khmer|kr kau|ks kas kashmiri|ku kur kurdish|kv kom|kw cor cornish|ky kir kyrgyz
        la lat latin|lb ltz luxembourgish|lg lug ganda|li lim limburgish|ln lin lingala|lo lao lao|lu lub
        mg mlg malagasy|mh mah|mi mao mri maori|mn mon|mr mar|mt mlt maltese|my bur mya burmese|na nau|nd nde
        ne nep nepali|ng ndo|nr nbl|nv nav|ny nya chichewa|oc oci occitan|oj oji|om orm oromo|or ori odia|os oss|pa pan
        pi pli|ps pus pashto|qu que quechua|rm roh romansh|rn run|ro mo mol|rw kin kinyarwanda|sa san sanskrit
        sc srd sardinian|sd snd sindhi|se sme sami|sg sag|si sin sinhala|sm smo samoan|sn sna shona|so som somali|ss ssw
        st sot sotho|su sun sundanese|sw swa swahili|tg tgk tajik|ti tir tigrinya|tk tuk turkmen|tn tsn tswana|to ton
        ts tso tsonga|tt tat tatar|tw twi|ty tah|ug uig uyghur|uz uzb uzbek|ve ven|vo vol|wa wln|wo wol wolof
        xh xho xhosa|yi yid yiddish ji|yo yor yoruba|za zha|zu zul zulu
        """

    private static let byWord = names(of: common)

    private static let byName = byWord.merging(names(of: others)) { common, _ in common }

    private static func names(of table: String) -> [String: String] {
        var names: [String: String] = [:]
        for entry in table.split(whereSeparator: { $0 == "|" || $0 == "\n" }) {
            let words = entry.split(separator: " ").map(String.init)
            for word in words { names[word.lowercased()] = words[0] }
        }
        return names
    }
}
