// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <utility>
#include <vector>

#include "narrate/speech.hpp"

using namespace narrate;

namespace {

std::string said(std::string_view text, std::string_view language = "en-gb") {
    return verbalise(text, {0, text.size()}, language).spoken;
}

using Pairs = std::vector<std::pair<std::string_view, std::string_view>>;

void check(const Pairs& pairs, std::string_view language = "en-gb") {
    for (const auto& [written, spoken] : pairs) {
        CAPTURE(written);
        CHECK(said(written, language) == spoken);
    }
}

} // namespace

TEST_CASE("money is said with its currency behind the number") {
    check({{"It cost $7bn.", "It cost seven billion dollars."},
           {"£2.4m", "two point four million pounds"},
           {"€850", "eight hundred and fifty euros"},
           {"$1", "one dollar"},
           {"£4.05", "four pounds five pence"},
           {"$0.99", "ninety-nine cents"},
           {"75p", "seventy-five pence"},
           {"5p-10p", "five pence to ten pence"},
           {"NZ$30", "thirty New Zealand dollars"},
           {"Rs. 900", "nine hundred rupees"},
           {"40 USD", "forty US dollars"},
           {"$2.3 trillion", "two point three trillion dollars"},
           {"-£3m", "minus three million pounds"},
           {"$30/hr", "thirty dollars per hour"}});
}

TEST_CASE("a range of money shares its scale, and its currency unless that is written twice") {
    check({{"£20-30m", "twenty to thirty million pounds"},
           {"$3m-$5m", "three million to five million dollars"},
           {"€40–€60", "forty euros to sixty euros"}});
}

TEST_CASE("money and measures before a noun are one of their unit") {
    check({{"a £6m bridge", "a six million pound bridge"},
           {"its 40km coast", "its forty kilometre coast"},
           {"a record $9bn loss", "a record nine billion dollar loss"},
           {"a £2m-a-year grant", "a two million pound-a-year grant"},
           {"paid a £6m a week", "paid a six million pounds a week"},
           {"cost £6m and", "cost six million pounds and"}});
}

TEST_CASE("dates are said with ordinals, the year in pairs") {
    check({{"on 3 April 1987", "on the third of April nineteen eighty-seven"},
           {"3rd April", "the third of April"},
           {"the 21st of May", "the twenty-first of May"},
           {"April 3, 1987", "April third, nineteen eighty-seven"},
           {"Nov. 30", "November thirtieth"},
           {"March 2015", "March twenty fifteen"},
           {"12-14 June", "the twelfth to the fourteenth of June"},
           {"Oct. 4–9", "October fourth to ninth"},
           {"Wed 5 Feb", "Wednesday the fifth of February"},
           {"Sat-Sun", "Saturday to Sunday"},
           {"Mar-May 2021", "March to May twenty twenty-one"},
           {"30 June – 2 July", "the thirtieth of June to the second of July"},
           {"2019-11-02", "the second of November twenty nineteen"}});
    check({{"2019-11-02", "November second twenty nineteen"}}, "en-us");
}

TEST_CASE("the region tells which of two numbers is the day, unless one of them can be none") {
    check({{"04/07/2022", "the fourth of July twenty twenty-two"},
           {"25/12/2022", "the twenty-fifth of December twenty twenty-two"},
           {"12/25/2022", "the twenty-fifth of December twenty twenty-two"}});
    check({{"04/07/2022", "April seventh twenty twenty-two"},
           {"25/12/2022", "December twenty-fifth twenty twenty-two"}},
          "en-us");
}

TEST_CASE("a month in small letters may be another word") {
    check({{"they may 4 times a year", "they may four times a year"},
           {"5 may 2014", "the fifth of May twenty fourteen"}});
}

TEST_CASE("times are said by the clock") {
    check({{"at 7.45pm", "at seven forty-five P.M"},
           {"6 a.m. on", "six A.M on"},
           {"9:05", "nine oh five"},
           {"11:00", "eleven o'clock"},
           {"1pm - 2pm", "one P.M to two P.M"},
           {"8-10am", "eight to ten A.M"},
           {"09:00–17:30", "nine to seventeen thirty"},
           {"0645 GMT", "oh six forty-five G.M.T"},
           {"at 7.30 on Monday", "at seven thirty on Monday"},
           {"at 7.30 euros", "at seven point three zero euros"},
           {"21.15 BST", "twenty-one fifteen B.S.T"},
           {"3h 20m", "three hours twenty minutes"},
           {"2:03:09", "two hours three minutes and nine seconds"}});
}

TEST_CASE("years, decades and seasons are said as such, counts of things are not") {
    check({{"in 1706", "in seventeen oh six"},
           {"of 2003", "of two thousand and three"},
           {"the 1870s", "the eighteen seventies"},
           {"the ’70s", "the seventies"},
           {"in his 40s", "in his forties"},
           {"1803–15", "eighteen oh three to fifteen"},
           {"2021-22", "twenty twenty-one to twenty-two"},
           {"2011/12", "twenty eleven twelve"},
           {"1347 people", "one thousand three hundred and forty-seven people"},
           {"the 2012 games", "the twenty twelve games"}});
}

TEST_CASE("ranges are said with \"to\", results of matches without") {
    check({{"4-9", "four to nine"},
           {"12–20%", "twelve to twenty percent"},
           {"3%-4%", "three percent to four percent"},
           {"beat them 5-4", "beat them five four"},
           {"a 2–0 defeat", "a two nil defeat"},
           {"7-5, 6-3", "seven five, six three"},
           {"6-7 (3-7) 6-2", "six seven (three seven) six two"},
           {"11-16 year olds", "eleven to sixteen year olds"}});
    check({{"a 2–0 defeat", "a two zero defeat"}}, "en-us");
}

TEST_CASE("fractions are said in parts") {
    check({{"1/4", "one quarter"},
           {"3/8", "three eighths"},
           {"1½", "one and a half"},
           {"¾ mile", "three quarters mile"},
           {"4 1/2 hours", "four and a half hours"},
           {"8/10", "eight out of ten"},
           {"70/30", "seventy thirty"},
           {"120/80", "one hundred and twenty over eighty"}});
}

TEST_CASE("measures are said in full, one of them as one") {
    check({{"1km", "one kilometre"},
           {"12 km", "twelve kilometres"},
           {"70mph", "seventy miles per hour"},
           {"8m²", "eight square metres"},
           {"3 sq km", "three square kilometres"},
           {"-8°C", "minus eight degrees Celsius"},
           {"5ft 9in", "five foot nine"},
           {"6'1\"", "six foot one"},
           {"9st 3lb", "nine stone three"},
           {"200m freestyle", "two hundred metres freestyle"},
           {"3m people", "three million people"},
           {"3 x 4 m", "three by four metres"},
           {"32GB", "thirty-two gigabytes"},
           {"5g/l", "five grams per litre"}});
}

TEST_CASE("ordinals and cardinals of any size are said") {
    check({{"22nd", "twenty-second"},
           {"113th", "one hundred and thirteenth"},
           {"1,250", "one thousand two hundred and fifty"},
           {"14 000", "fourteen thousand"},
           {"3,00,000", "three hundred thousand"},
           {"2.75", "two point seven five"},
           {"007", "oh oh seven"},
           {"1.9bn", "one point nine billion"},
           {"1000000000000000000000000", "one septillion"}});
    check({{"113", "one hundred thirteen"}, {"007", "zero zero seven"}}, "en-us");
}

TEST_CASE("telephone numbers are said digit by digit") {
    check({{"01632 960 001", "oh one six three two nine six oh oh oh one"},
           {"+44 1632 960001", "plus four four one six three two nine six zero zero zero one"},
           {"Call 112", "Call one one two"},
           {"call 112 people", "call one hundred and twelve people"},
           {"two 999 calls", "two nine nine nine calls"}});
    check({{"212-555-0143", "two one two, five five five, zero one four three"}}, "en-us");
}

TEST_CASE("Roman numerals behind rulers are ordinals, behind nouns and names numbers") {
    check({{"Edward VI", "Edward the sixth"},
           {"Queen Anne I", "Queen Anne the first"},
           {"Pope Urban VIII", "Pope Urban the eighth"},
           {"Part III", "Part three"},
           {"Mission XIV", "Mission fourteen"},
           {"Group C", "Group C"},
           {"James I of", "James the first of"},
           {"the XIV century", "the fourteenth century"},
           {"Anna and I", "Anna and I"}});
}

TEST_CASE("acronyms are said by letter unless they can be said as a word") {
    check({{"The IMF said", "The I.M.F said"},
           {"the WHO", "the W.H.O"},
           {"tell us who", "tell us who"},
           {"MEPs", "M.E peas"},
           {"the UN's", "the U N's"},
           {"RSPB", "R.S.P.B"},
           {"UNICEF", "UNICEF"},
           {"DO NOT PRESS IT", "DO NOT PRESS IT"},
           {"an A&E ward", "an ay and E ward"}});
}

TEST_CASE("short forms are said in full, and make no pause inside a sentence") {
    check({{"Gen. Harlow", "general Harlow"},
           {"Dr Ash of Elm Dr.", "doctor Ash of Elm drive."},
           {"St. Beran on Mill St.", "saint Beran on Mill street."},
           {"No. 4", "number four"},
           {"No 4", "number four"},
           {"no. 4 was", "no. four was"},
           {"p. 9, pp. 3-4", "page nine, pages three to four"},
           {"Tern v Gull", "Tern versus Gull"},
           {"J.R. Moss", "J.R Moss"},
           {"Ann B. Moss", "Ann B Moss"},
           {"the U.S. dollar", "the U.S dollar"},
           {"the U.S.", "the U.S."},
           {"e.g. tides", "for example tides"},
           {"Moss Ltd. of", "Moss limited of"},
           {"(D-Calif.)", "(D-California.)"}});
}

TEST_CASE("names of models keep their letters, and their numbers are said as people say them") {
    check({{"an A350", "an A three fifty"},
           {"G7", "G seven"},
           {"B-29s", "B twenty-nines"},
           {"CO2", "C.O two"},
           {"H5N1", "H five N one"},
           {"Boeing 747", "Boeing seven four seven"},
           {"Flight 815", "Flight eight fifteen"},
           {"PM10", "P.M ten"},
           {"mid-2010s", "mid-twenty tens"}});
}

TEST_CASE("addresses on the net are spelt out, without the scheme") {
    check({{"https://tide.example.org/today", "tide dot example dot org slash today"},
           {"www.example.org.", "W.W.W dot example dot org."},
           {"tide.co.uk", "tide dot co dot U.K"},
           {"mail@example.org", "mail at example dot org"},
           {"@tide_watch", "at tide watch"},
           {"#HighTide24", "hashtag High Tide twenty-four"}});
}

TEST_CASE("signs are said where they mean something, and left out where they do not") {
    check({{"Moss & Reed", "Moss and Reed"},
           {"3 + 4 = 7", "three plus four equals seven"},
           {"±2%", "plus or minus two percent"},
           {"§ 5", "section five"},
           {"Tidewatch®", "Tidewatch"},
           {"It was so.[3]", "It was so."},
           {"he/she", "he or she"},
           {"more »", "more "}});
}

TEST_CASE("words of one spelling and two sounds are told apart by their neighbours") {
    check({{"He read it.", "He red it."},
           {"They read it.", "They read it."},
           {"lead pipes", "led pipes"},
           {"the lead actor", "the lead actor"},
           {"in Nice", "in neece"},
           {"a nice row of houses", "a nice row of houses"},
           {"a row over fish", "a rau over fish"}});
}
