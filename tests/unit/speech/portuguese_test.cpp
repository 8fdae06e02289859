// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "unit/speech/said.hpp"

namespace {

std::string said(std::string_view text) {
    return narrate::test::said_in("pt-br", text);
}

} // namespace

TEST_CASE("Portuguese numbers agree with the gender of what they count") {
    CHECK(said("2 barcos e 2 ovelhas") == "dois barcos e duas ovelhas");
    CHECK(said("200 casas") == "duzentas casas");
    CHECK(said("1.234") == "mil duzentos e trinta e quatro");
    CHECK(said("2,75") == "dois vírgula sete cinco");
}

TEST_CASE("the region of Portuguese chooses the number words") {
    CHECK(said("16") == "dezesseis");
    CHECK(narrate::test::said_in("pt-PT", "16") == "dezasseis");
}

TEST_CASE("Portuguese ordinals and fractions") {
    CHECK(said("a 3ª vez") == "a terceira vez");
    CHECK(said("o 42.º") == "o quadragésimo segundo");
    CHECK(said("3/4") == "três quartos");
    CHECK(said("5/12") == "cinco doze avos");
}

TEST_CASE("Portuguese dates and times") {
    CHECK(said("7/5/2021") == "sete de maio de dois mil e vinte e um");
    CHECK(said("1 de junho de 2022") == "primeiro de junho de dois mil e vinte e dois");
    CHECK(said("às 15h05") == "às quinze horas e cinco");
    CHECK(said("00:25") == "zero horas e vinte e cinco");
}

TEST_CASE("Portuguese sums join the parts, and millions take the preposition") {
    CHECK(said("R$ 3,50") == "três reais e cinquenta centavos");
    CHECK(said("R$ 3 milhões") == "três milhões de reais");
    CHECK(said("R$ 1") == "um real");
}

TEST_CASE("Portuguese telephone numbers and short forms") {
    CHECK(said("(21) 5550-0123") == "dois um cinco cinco cinco zero zero um dois três");
    CHECK(said("a Sra. Ponte") == "a senhora Ponte");
    CHECK(said("no século XVIII") == "no século dezoito");
}
