// SPDX-License-Identifier: Apache-2.0
#include "document/charset/decode.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace narrate::document {

namespace {

/// A page declares its encoding within its first bytes (HTML's "prescan" reads 1,024; people are
/// less strict).
constexpr std::size_t kDeclarationBytes = 4096;
/// What decides whether bytes are text: enough of them, from the beginning.
constexpr std::size_t kSampleBytes = 65'536;
constexpr std::string_view kLatin = "windows-1252"; // As browsers read ISO-8859-1, too.

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(std::string_view charset) {
    UErrorCode status = U_ZERO_ERROR;
    Converter converter(ucnv_open(std::string(charset).c_str(), &status));
    return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

/// Converts piece by piece, so that the UTF-16 between never stands in memory as a whole.
std::string convert(std::string_view bytes, UConverter* from) {
    const Converter to = open_converter("UTF-8");
    std::string text;
    std::array<UChar, 8192> pivot{};
    std::array<char, 16'384> out{};
    UChar* pivot_source = pivot.data();
    UChar* pivot_target = pivot.data();
    const char* source = bytes.data();
    const char* const end = source + bytes.size();
    UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
    for (bool first = true; status == U_BUFFER_OVERFLOW_ERROR; first = false) {
        status = U_ZERO_ERROR;
        char* target = out.data();
        ucnv_convertEx(to.get(), from, &target, out.data() + out.size(), &source, end, pivot.data(),
                       &pivot_source, &pivot_target, pivot.data() + pivot.size(),
                       static_cast<UBool>(first), 1, &status);
        text.append(out.data(), static_cast<std::size_t>(target - out.data()));
    }
    return text;
}

struct Bom {
    std::string_view bytes;
    std::string_view charset;
};
constexpr std::array kBoms{
    Bom{"\xEF\xBB\xBF", "UTF-8"},
    Bom{std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE"},
    Bom{std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE"},
    Bom{"\xFF\xFE", "UTF-16LE"},
    Bom{"\xFE\xFF", "UTF-16BE"},
};

/// The value of the first charset= or encoding= near the beginning.
std::string declared_charset(std::string_view bytes) {
    const std::string head = base::to_lower(bytes.substr(0, kDeclarationBytes));
    for (const std::string_view key : {"charset=", "encoding="}) {
        std::size_t at = head.find(key);
        if (at == std::string::npos) continue;
        at = head.find_first_not_of("\"' ", at + key.size());
        if (at == std::string::npos) continue;
        return head.substr(at, head.find_first_of("\"'/>; \n", at) - at);
    }
    return {};
}

/// UTF-16 without a BOM shows by its zeros: Latin text has them at every second place.
std::string_view utf16_without_bom(std::string_view sample) {
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < sample.size(); ++i)
        if (sample[i] == 0) ++zeros[i % 2];
    const std::size_t many = sample.size() / 2 * 7 / 10;
    if (zeros[1] > many && zeros[0] == 0) return "UTF-16LE";
    if (zeros[0] > many && zeros[1] == 0) return "UTF-16BE";
    return {};
}

/// More well-formed sequences than broken ones: UTF-8 with faults, not another encoding.
bool is_mostly_utf8(std::string_view sample) {
    std::size_t good = 0;
    std::size_t bad = 0;
    for (std::size_t i = 0; i < sample.size();) {
        const base::CodePoint c = base::decode(sample, i);
        if (c.length > 1 && c.value != 0xFFFD) ++good;
        if (c.value == 0xFFFD && sample.substr(i, 3) != "\xEF\xBF\xBD") ++bad;
        i += c.length;
    }
    return good > bad;
}

/// Text has no NUL, and hardly a control character that is no white space.
bool is_binary(std::string_view text) {
    const std::string_view sample = text.substr(0, kSampleBytes);
    if (sample.starts_with("%PDF-")) return true;
    const auto controls = std::count_if(sample.begin(), sample.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == 0x7F || (byte < 0x20 && !base::is_space(byte) && byte != 0x1B);
    });
    const bool nul = sample.find('\0') != std::string_view::npos;
    return nul ? controls * 200 > static_cast<std::ptrdiff_t>(sample.size())
               : controls * 20 > static_cast<std::ptrdiff_t>(sample.size());
}

std::string decode_as(std::string_view bytes, std::string_view charset) {
    if (charset == "utf-8" || charset == "UTF-8") return base::repair_utf8(bytes);
    if (charset == "iso-8859-1" || charset == "latin1" || charset == "us-ascii") charset = kLatin;
    Converter converter = open_converter(charset);
    if (!converter) converter = open_converter(kLatin);
    return convert(bytes, converter.get());
}

std::string decode(std::string_view bytes, std::string_view charset) {
    for (const Bom& bom : kBoms)
        if (bytes.starts_with(bom.bytes))
            return decode_as(bytes.substr(bom.bytes.size()), bom.charset);
    const std::string_view sample = bytes.substr(0, kSampleBytes);
    if (const auto wide = utf16_without_bom(sample); !wide.empty()) return decode_as(bytes, wide);
    if (!charset.empty()) return decode_as(bytes, base::to_lower(charset));
    if (base::is_valid_utf8(bytes)) return std::string(bytes);
    std::string declared = declared_charset(bytes);
    // A page that could read its own declaration is in no 16-bit encoding.
    if (declared.starts_with("utf-16") || declared.starts_with("utf-32")) declared = "utf-8";
    if (declared.empty() || declared == "utf-8")
        declared = is_mostly_utf8(bytes) ? "utf-8" : std::string(kLatin);
    return decode_as(bytes, declared);
}

} // namespace

Result<std::string> decode_text(std::string_view bytes, std::string_view charset) {
    std::string text = decode(bytes, charset);
    if (is_binary(text)) {
        return Error{ErrorCode::input_unsupported,
                     "is no text, but binary data",
                     {},
                     {},
                     "narrate reads HTML, Markdown and plain text"};
    }
    return text;
}

} // namespace narrate::document
