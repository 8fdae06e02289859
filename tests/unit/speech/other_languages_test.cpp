// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "unit/speech/said.hpp"

using narrate::test::said_in;

TEST_CASE("Russian things that are counted take the form that the number wants") {
    CHECK(said_in("ru", "1 км, 3 км, 5 км, 21 км") ==
          "один километр, три километра, пять километров, двадцать один километр");
    CHECK(said_in("ru", "3 ₽") == "три рубля");
    CHECK(said_in("ru", "2/3, 1,5 тыс. овец") ==
          "две третьих, одна целая пять десятых тысячи овец");
    CHECK(said_in("ru", "3,5 млн") == "три целых пять десятых миллиона");
}

TEST_CASE("Russian ordinals follow their endings, years the word behind them") {
    CHECK(said_in("ru", "3-й раз") == "третий раз");
    CHECK(said_in("ru", "3-го числа") == "третьего числа");
    CHECK(said_in("ru", "в 1987 году") == "в тысяча девятьсот восемьдесят седьмом году");
    CHECK(said_in("ru", "7 мая 2021 г. утром") ==
          "седьмого мая две тысячи двадцать первого года утром");
}

TEST_CASE("Polish ordinals, decimals and forms") {
    CHECK(said_in("pl", "43.") == "czterdziesty trzeci");
    CHECK(said_in("pl", "2,75") == "dwa przecinek siedem pięć");
    CHECK(said_in("pl", "1 zł, 3 zł, 5 zł") == "jeden złoty, trzy złote, pięć złotych");
    CHECK(said_in("pl", "3,5 mln") == "trzy przecinek pięć miliona");
    CHECK(said_in("pl", "7 maja 2021 r. rano") ==
          "siódmego maja dwa tysiące dwadzieścia jeden roku rano");
}

TEST_CASE("Swedish numbers leave out the one before hundreds and thousands") {
    CHECK(said_in("sv", "1 150 får") == "tusen hundrafemtio får");
    CHECK(said_in("sv", "1 km") == "en kilometer");
    CHECK(said_in("sv", "2,75") == "två komma sjuttiofem");
    CHECK(said_in("sv", "den 3:e gången") == "den tredje gången");
    CHECK(said_in("sv", "07.05.2021") == "sjunde maj tjugotjugoett");
    CHECK(said_in("sv", "kl. 15.30") == "klockan femton trettio");
    CHECK(said_in("sv", "$3,50") == "tre dollar femtio cent");
}

TEST_CASE("Hungarian numbers, decimals, and dates with the year first") {
    CHECK(said_in("hu", "2 345") == "kettőezer-háromszáznegyvenöt");
    CHECK(said_in("hu", "2,75") == "kettő egész hetvenöt század");
    CHECK(said_in("hu", "2021. május 7-én délben") == "kettőezer-huszonegy május hetedikén délben");
    CHECK(said_in("hu", "9:07") == "kilenc óra hét perc");
}

TEST_CASE("Hindi numbers are said in lakhs and crores, from either script's digits") {
    CHECK(said_in("hi", "12,34,567") == "बारह लाख चौंतीस हज़ार पाँच सौ सड़सठ");
    CHECK(said_in("hi", "₹२५०") == "दो सौ पचास रुपए");
    CHECK(said_in("hi", "2.75 kg") == "दो दशमलव सात पाँच किलोग्राम");
    CHECK(said_in("hi", "1.5 करोड़") == "डेढ़ करोड़");
    CHECK(said_in("hi", "८:०५") == "आठ बजकर पाँच मिनट");
}

TEST_CASE("what is said for digits of another script leads back to where they stand") {
    const std::string text = "कुल २५ नाव";
    const narrate::Utterance utterance = narrate::verbalise(text, {0, text.size()}, "hi");
    const std::size_t spoken = utterance.spoken.find("पच्चीस");
    REQUIRE(spoken != std::string::npos);
    const narrate::TextRange source =
        utterance.map.to_source({spoken, spoken + std::string("पच्चीस").size()});
    CHECK(source.of(text) == "२५");
    CHECK(utterance.map.source() == narrate::TextRange{0, text.size()});
}
