// SPDX-License-Identifier: Apache-2.0
// Cleaning in one process on one core, beside the parser alone that it stands on.
#include <benchmark/benchmark.h>
#include <libxml/HTMLparser.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "narrate/article.hpp"
#include "narrate/document.hpp"

namespace {

namespace fs = std::filesystem;

struct Page {
    std::string name;
    std::string bytes;
};

std::vector<Page> read_pages(const fs::path& folder) {
    std::vector<Page> pages;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folder, none)) {
        std::ostringstream bytes;
        bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
        pages.push_back({entry.path().string(), bytes.str()});
    }
    std::sort(pages.begin(), pages.end(),
              [](const Page& a, const Page& b) { return a.name < b.name; });
    return pages;
}

/// The corpora's pages of one kind, or the project's own samples where there are none.
const std::vector<Page>& pages(const char* kind) {
    static const char* corpora = std::getenv("NARRATE_CORPORA");
    static const auto all = [] {
        const fs::path folder = fs::path(corpora == nullptr ? "" : corpora) / "articles";
        std::vector<std::vector<Page>> both{read_pages(folder / "html"),
                                            read_pages(folder / "paste")};
        for (auto& list : both)
            if (list.empty()) list = read_pages("assets/articles");
        return both;
    }();
    return all[std::string_view(kind) == "html" ? 0 : 1];
}

void count_bytes(benchmark::State& state, const std::vector<Page>& list) {
    std::int64_t bytes = 0;
    for (const Page& page : list) bytes += static_cast<std::int64_t>(page.bytes.size());
    state.SetBytesProcessed(state.iterations() * bytes);
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(list.size()));
}

void clean(benchmark::State& state, const char* kind) {
    const auto& list = pages(kind);
    for (auto _ : state)
        for (const Page& page : list) {
            narrate::ParseOptions options;
            options.name = page.name;
            const auto document = narrate::parse_document(page.bytes, options);
            if (document) benchmark::DoNotOptimize(narrate::judge_article(*document));
        }
    count_bytes(state, list);
}

void parse_alone(benchmark::State& state) {
    const auto& list = pages("html");
    for (auto _ : state)
        for (const Page& page : list)
            xmlFreeDoc(htmlReadMemory(
                page.bytes.data(), static_cast<int>(page.bytes.size()), nullptr, "UTF-8",
                HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET));
    count_bytes(state, list);
}

void parse_only(benchmark::State& state) {
    const auto& list = pages("html");
    for (auto _ : state)
        for (const Page& page : list) {
            narrate::ParseOptions options;
            options.name = page.name;
            benchmark::DoNotOptimize(narrate::parse_document(page.bytes, options));
        }
    count_bytes(state, list);
}

BENCHMARK_CAPTURE(clean, html, "html")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(clean, paste, "paste")->Unit(benchmark::kMillisecond);
BENCHMARK(parse_only)->Name("html to blocks only")->Unit(benchmark::kMillisecond);
BENCHMARK(parse_alone)->Name("libxml2's tree alone")->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
