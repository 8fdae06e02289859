// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "base/assets.hpp"
#include "speech/lexicon/lexicon.hpp"

using namespace narrate;
using speech::Lexicon;

namespace {

std::vector<LexiconEntry> table(std::string_view rows, std::string_view language = "en") {
    auto entries = parse_lexicon_table(rows, "own.tsv", language);
    if (!entries) FAIL(entries.error().message());
    return *entries;
}

std::string fault(std::string_view rows) {
    const auto entries = parse_lexicon_table(rows, "own.tsv", "en");
    return entries ? "none" : entries.error().message();
}

Utterance said(std::string_view text, std::string_view rows, std::string_view language = "en-GB") {
    const auto entries = table(rows);
    return speech::pronounce(verbalise(text, {0, text.size()}, language),
                             Lexicon(language, entries));
}

/// "Quillane=kwɪˈleɪn|…": the words that have a pronunciation, and which.
std::string pronounced(const Utterance& utterance) {
    std::string all;
    for (const auto& [range, ipa] : utterance.pronunciations) {
        if (!all.empty()) all += '|';
        all += std::string(range.of(utterance.spoken)) + '=' + ipa;
    }
    return all;
}

std::string pronounced(std::string_view text, std::string_view rows,
                       std::string_view language = "en-GB") {
    return pronounced(said(text, rows, language));
}

} // namespace

TEST_CASE("a row of a lexicon is a word, its sound, and whether case counts") {
    const auto entries =
        table("# people\nQuillane\t/kwɪˈleɪn/\nMoor Sand | Moorsand\tmore sand\tany\n"
              "Tidy\t/ˈtɪdi/\texact\ta village\n");
    REQUIRE(entries.size() == 4);
    CHECK(entries[0] == LexiconEntry{"Quillane", "kwɪˈleɪn", SaidAs::ipa, MatchCase::any, "en"});
    CHECK(entries[1] ==
          LexiconEntry{"Moor Sand", "more sand", SaidAs::respelling, MatchCase::any, "en"});
    CHECK(entries[2].written == "Moorsand");
    CHECK(entries[3].match == MatchCase::exact);
}

TEST_CASE("a fault in a lexicon is told with its line, and nothing of the table is used") {
    const std::string good = "Quillane\t/kwɪˈleɪn/\n";
    CHECK(fault(good) == "none");
    CHECK(fault(good + "Ostrey") ==
          "own.tsv: line 2: no pronunciation: there is no tab (part the word from its "
          "pronunciation by a tab)");
    CHECK(fault(good + "Ostrey\t/ˈɒstri") ==
          "own.tsv: line 2: '/ˈɒstri' has no slash at its end (IPA stands between two slashes)");
    CHECK(fault("Ostrey\t/OSTRI/").find("line 1: 'OSTRI' is not IPA") != std::string::npos);
    CHECK(fault("Ostrey\t//").find("has no pronunciation") != std::string::npos);
    CHECK(fault("Ostrey\t/-/").find("is not IPA") != std::string::npos);
    CHECK(fault("\t/ˈɒstri/").find("no word is given") != std::string::npos);
    CHECK(fault("Ostrey\t/ˈɒstri/\tsome").find("'some' does not tell how case counts") !=
          std::string::npos);
    CHECK(fault("Ostrey\t/ˈɒstri/\tany\tnote\tmore").find("more than 4 columns") !=
          std::string::npos);
    CHECK(fault("“Ostrey”\t/ˈɒstri/").find("begins or ends with a sign") != std::string::npos);
    CHECK(fault("Ostrey\t/ˈɒ\x01stri/").find("control character") != std::string::npos);
    CHECK(fault("Ostr\xFF\t/ˈɒstri/").find("not UTF-8") != std::string::npos);
    CHECK(fault(std::string(300, 'a') + "\t/ˈɒstri/").find("longer than") != std::string::npos);
    CHECK(fault("Old Ostrey\t/- ˈɒstri ə/").find("not as many words") != std::string::npos);
}

TEST_CASE("a word with an entry keeps its text and gets its sound") {
    const Utterance utterance = said("Old Quillane spoke to quillane.", "Quillane\t/kwɪˈleɪn/");
    CHECK(utterance.spoken == "Old Quillane spoke to quillane.");
    CHECK(pronounced(utterance) == "Quillane=kwɪˈleɪn|quillane=kwɪˈleɪn");
    CHECK(pronounced("Quillaney and Aquillane", "Quillane\t/kwɪˈleɪn/").empty());
}

TEST_CASE("an entry for exact case leaves other words alone, and wins over one for any case") {
    const char* rows = "Tidy\t/ˈtaɪdə/\texact\ntidy\t/ˈtɪdi/";
    CHECK(pronounced("Tidy is tidy. TIDY", rows) == "Tidy=ˈtaɪdə|tidy=ˈtɪdi|TIDY=ˈtɪdi");
    CHECK(pronounced("a tidy TIDY", "Tidy\t/ˈtaɪdə/\texact").empty());
}

TEST_CASE("the longest phrase wins, and its words are timed one by one") {
    const char* rows =
        "Ostrey\t/ˈɒstri/\nOstrey Quay\t/ˈɒstrə kiː/\nOstrey Quay West\t/ˈɒstrəkiːwɛst/";
    CHECK(pronounced("Ostrey quay, Ostrey", rows) == "Ostrey=ˈɒstrə|quay=kiː|Ostrey=ˈɒstri");
    CHECK(pronounced("Ostrey  Quay", rows) == "Ostrey=ˈɒstrə|Quay=kiː");
    CHECK(pronounced("Ostrey Quay West", rows) == "Ostrey Quay West=ˈɒstrəkiːwɛst");
    CHECK(pronounced("Ostrey Quays", rows) == "Ostrey=ˈɒstrə|Quays=kiːz");
}

TEST_CASE("a word of a phrase may be left to be read as it is written") {
    CHECK(pronounced("a ship in Tidy.", "in Tidy\t/- ˈtaɪdə/\texact") == "Tidy=ˈtaɪdə");
}

TEST_CASE("possessives and plurals use the entry of their word") {
    const char* rows =
        "Quillane\t/kwɪˈleɪn/\nOstrock\t/ˈɒstrɒk/\nMarsh Ness\t/mɑːʃ nɛs/\nBo\t/bəʊ/";
    CHECK(pronounced("Quillane’s boat", rows) == "Quillane's=kwɪˈleɪnz");
    CHECK(pronounced("the Quillanes' boat", rows) == "Quillanes=kwɪˈleɪnz");
    CHECK(pronounced("Ostrock's", rows) == "Ostrock's=ˈɒstrɒks");
    CHECK(pronounced("Marsh Ness's", rows) == "Marsh=mɑːʃ|Ness's=nɛsɪz");
    CHECK(pronounced("Bo's but not Bos", rows) == "Bo's=bəʊz");
    CHECK(pronounced("Quillane'll", rows).empty());
    CHECK(pronounced("Tidy's, not Tidys", "Tidy\t/ˈtaɪdə/\texact") == "Tidy's=ˈtaɪdəz");
    // Other languages have other endings.
    const auto entries = table("Quillane\t/kwɪˈleɪn/", "de");
    Utterance german = verbalise("Quillanes", {0, 9}, "de");
    CHECK(speech::pronounce(german, Lexicon("de", entries)).pronunciations.empty());
}

TEST_CASE("hyphens and signs border words, addresses do not") {
    const char* rows = "Quillane\t/kwɪˈleɪn/";
    CHECK(pronounced("the (Quillane-led) \"Quillane/Ostrey\" #Quillane", rows) ==
          "Quillane=kwɪˈleɪn|Quillane=kwɪˈleɪn|Quillane=kwɪˈleɪn");
    CHECK(pronounced("quillane.example", rows).empty());
    // Where an address is spelt out, its words are words.
    CHECK(pronounced("quillane@x.example", rows) == "quillane=kwɪˈleɪn");
    CHECK(pronounced("It was Quillane.", rows) == "Quillane=kwɪˈleɪn");
}

TEST_CASE("letters beyond ASCII are found in any case") {
    CHECK(pronounced("ØSTVÅG and Østvågs", "Østvåg\t/ˈɜːstvɔːɡ/") ==
          "ØSTVÅG=ˈɜːstvɔːɡ|Østvågs=ˈɜːstvɔːɡz");
}

TEST_CASE("a respelling takes the place of the text, and words lead back to what is written") {
    const std::string text = "Then Quillane's crew and Ostrey sailed.";
    const auto entries = table("Quillane\tkwill lane\nOstrey\t/ˈɒstri/");
    const Utterance utterance =
        speech::pronounce(verbalise(text, {0, text.size()}, "en"), Lexicon("en", entries));
    CHECK(utterance.spoken == "Then kwill lane's crew and Ostrey sailed.");
    CHECK(utterance.map.source() == TextRange{0, text.size()});
    CHECK(utterance.map.spoken() == TextRange{0, utterance.spoken.size()});
    CHECK(utterance.map.to_source({5, 10}).of(text) == "Quillane's");
    CHECK(utterance.map.to_spoken({5, 15}).of(utterance.spoken) == "kwill lane's");
    CHECK(utterance.map.to_source({18, 22}).of(text) == "crew");
    CHECK(pronounced(utterance) == "Ostrey=ˈɒstri");
}

TEST_CASE("a respelling of a number that was put into words leads back to the number") {
    const std::string text = "It cost 20 in Ostrey.";
    const auto entries = table("twenty\ta score\nOstrey\toss tree");
    const Utterance utterance =
        speech::pronounce(verbalise(text, {0, text.size()}, "en"), Lexicon("en", entries));
    CHECK(utterance.spoken == "It cost a score in oss tree.");
    CHECK(utterance.map.to_source({8, 15}).of(text) == "20");
    CHECK(utterance.map.to_source({19, 27}).of(text) == "Ostrey");
}

TEST_CASE("entries are for their language and its regions, and later ones win") {
    const std::vector<LexiconEntry> entries{
        {"Ostrey", "a", SaidAs::ipa, MatchCase::any, ""},
        {"Ostrey", "e", SaidAs::ipa, MatchCase::any, "en"},
        {"Ostrey", "i", SaidAs::ipa, MatchCase::any, "en-US"},
        {"Ostrey", "o", SaidAs::ipa, MatchCase::any, "de"},
    };
    const auto in = [&](std::string_view language, const std::vector<LexiconEntry>& over = {}) {
        return speech::pronounce(verbalise("Ostrey", {0, 6}, language),
                                 Lexicon(language, entries, over))
            .pronunciations.at(0)
            .ipa;
    };
    CHECK(in("en-GB") == "e");
    CHECK(in("en_us") == "i");
    CHECK(in("de-AT") == "o");
    CHECK(in("fr") == "a");
    CHECK(in("enm") == "a");
    CHECK(in("en-US", {{"ostrey", "u", SaidAs::ipa, MatchCase::any, ""}}) == "u");
}

TEST_CASE("the lexicon that comes with narrate is well formed and knows names of the news") {
    const auto& entries = builtin_lexicon();
    CHECK(entries.size() > 400);
    // It is read without checks: here they are.
    std::size_t checked = 0;
    for (const base::Asset& asset : base::assets()) {
        if (!asset.name.starts_with("assets/lexicon/")) continue;
        const std::string language = asset.name == "assets/lexicon/en.tsv" ? "en" : "?";
        const auto table = parse_lexicon_table(asset.data, asset.name, language);
        INFO((table ? std::string() : table.error().message()));
        REQUIRE(table);
        REQUIRE(checked + table->size() <= entries.size());
        for (const LexiconEntry& entry : *table) CHECK((entry == entries[checked++]));
    }
    CHECK(checked == entries.size());
    const Lexicon lexicon("en-GB", entries);
    CHECK(lexicon.size() == entries.size());
    const std::string text = "From Milngavie to Fowey.";
    const Utterance utterance =
        speech::pronounce(verbalise(text, {0, text.size()}, "en-GB"), lexicon);
    CHECK(utterance.spoken == text);
    CHECK(pronounced(utterance) == "Milngavie=mʌlˈɡaɪ|Fowey=fɔɪ");
}
