// SPDX-License-Identifier: Apache-2.0
#include "support/monsters.hpp"

namespace narrate::test {

const char* const kMonsterText =
    "The harbour council met on Tuesday to discuss the new ferry timetable for the island.";

namespace {

std::string times(const std::string& part, std::size_t n) {
    std::string text;
    text.reserve(part.size() * n);
    for (std::size_t i = 0; i < n; ++i) text += part;
    return text;
}

std::string page(const std::string& body) {
    return "<!doctype html><html><head><title>A page</title></head><body>" + body +
           "</body></html>";
}

std::string sentences(std::size_t bytes) {
    const std::string sentence = std::string(kMonsterText) + " ";
    return times(sentence, bytes / sentence.size() + 1);
}

std::string numbered(std::size_t n, const std::string& before, const std::string& after) {
    std::string text;
    for (std::size_t i = 0; i < n; ++i) text += before + std::to_string(i) + after;
    return text;
}

} // namespace

const std::vector<Monster>& monsters() {
    static const std::string text = kMonsterText;
    static const std::vector<Monster> all{
        {"nested elements", "html", 1'000'000,
         [](std::size_t n) { return page(times("<div>", n) + text + times("</div>", n)); }},
        {"nested inline elements", "html", 1'000'000,
         [](std::size_t n) { return page("<p>" + times("<b>", n) + text); }},
        {"unclosed everything", "html", 150'000,
         [](std::size_t n) { return page(times("<div><p><li><td><b><a href=x>", n) + text); }},
        {"one line of HTML", "html", 60'000'000,
         [](std::size_t n) { return page("<p>" + sentences(n) + "</p>"); }},
        {"attributes of one tag", "html", 1'000'000,
         [](std::size_t n) { return page("<div" + numbered(n, " a", "='x'") + ">" + text); }},
        {"class words", "html", 200'000,
         [](std::size_t n) {
             return page(numbered(n, "<div class='w-", " story'>" + text + "</div>"));
         }},
        {"a flood of entities", "html", 1'000'000,
         [](std::size_t n) {
             return page("<p>" + text + times("&amp;&#65;&hellip;&nothing;", n));
         }},
        {"one-character blocks", "html", 2'500'000,
         [](std::size_t n) { return page("<p>" + text + times("<p>a", n)); }},
        {"links", "html", 1'000'000,
         [](std::size_t n) {
             return page("<p>" + text + numbered(n, "<a href='/", "'>more</a> "));
         }},
        {"comments and broken tags", "html", 1'000'000,
         [](std::size_t n) { return page("<p>" + text + times("<!-- < <a b='\"><!-->", n)); }},
        {"deep JSON-LD", "html", 1'000'000,
         [](std::size_t n) {
             return page("<script type='application/ld+json'>{\"a\":" + times("[", n) +
                         "</script><p>" + text);
         }},
        {"one line of text", "txt", 60'000'000, sentences},
        {"one-character lines", "txt", 10'000'000,
         [](std::size_t n) { return text + "\n\n" + times("a\n\n", n); }},
        {"numbers of lists", "txt", 1'000'000,
         [](std::size_t n) { return text + "\n" + numbered(n, " ", ". item\n"); }},
        {"marks of edits", "txt", 3'000'000,
         [](std::size_t n) { return text + "\n" + times("[DEL:", n) + "\n" + times("[1]", n); }},
        {"Markdown quotes", "md", 300'000, [](std::size_t n) { return times("> ", n) + text; }},
        {"Markdown brackets", "md", 300'000,
         [](std::size_t n) { return text + "\n\n" + times("[", n) + "a" + times("](b)", n); }},
        {"Markdown tables", "md", 100'000,
         [](std::size_t n) { return text + "\n\n|a|b|\n|-|-|\n" + numbered(n, "|", "|x|\n"); }},
    };
    return all;
}

} // namespace narrate::test
