// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "unit/speech/said.hpp"

namespace {

std::string said(std::string_view text) {
    return narrate::test::said_in("es", text);
}

} // namespace

TEST_CASE("Spanish numbers agree with the gender of what they count") {
    CHECK(said("21 barcos") == "veintiún barcos");
    CHECK(said("21 ovejas") == "veintiuna ovejas");
    CHECK(said("200 casas y 200 días") == "doscientas casas y doscientos días");
    CHECK(said("Eran 21.") == "Eran veintiuno.");
}

TEST_CASE("Spanish digits behind the comma are said as numbers of up to two digits") {
    CHECK(said("4,25") == "cuatro coma veinticinco");
    CHECK(said("4,2536") == "cuatro coma veinticinco treinta y seis");
    CHECK(said("4,05") == "cuatro coma cero cinco");
    CHECK(said("4.5 %") == "cuatro punto cinco por ciento");
}

TEST_CASE("Spanish ordinals follow their endings") {
    CHECK(said("la 3.ª vez") == "la tercera vez");
    CHECK(said("el 12.º piso") == "el duodécimo piso");
    CHECK(said("el 1er día") == "el primer día");
    CHECK(said("el 43.º") == "el cuadragésimo tercero");
}

TEST_CASE("Spanish fractions") {
    CHECK(said("3/4") == "tres cuartos");
    CHECK(said("1/15") == "un quinceavo");
    CHECK(said("5/113") == "cinco sobre ciento trece");
    CHECK(said("2 1/2 h") == "dos y media horas");
}

TEST_CASE("Spanish dates keep or get their linking words") {
    CHECK(said("el 7 de mayo de 2021") == "el siete de mayo de dos mil veintiuno");
    CHECK(said("7/5/2021") == "siete de mayo de dos mil veintiuno");
    CHECK(said("1/5/2021") == "primero de mayo de dos mil veintiuno");
}

TEST_CASE("Spanish times of day") {
    CHECK(said("a las 15:30 h") == "a las quince y media");
    CHECK(said("a las 9:05") == "a las nueve y cinco");
    CHECK(said("9.15 p. m. de hoy") == "nueve y cuarto de la noche de hoy");
}

TEST_CASE("Spanish sums") {
    CHECK(said("6 millones de euros") == "seis millones de euros");
    CHECK(said("€3 millones") == "tres millones de euros");
    CHECK(said("€21,10") == "veintiún euros diez céntimos");
    CHECK(said("£1") == "una libra");
}

TEST_CASE("Spanish Roman numerals: centuries are counted, rulers and congresses numbered") {
    CHECK(said("el siglo XVIII") == "el siglo dieciocho");
    CHECK(said("el rey Alarico IV murió") == "el rey Alarico cuarto murió");
    CHECK(said("el XI congreso") == "el undécimo congreso");
}

TEST_CASE("Spanish short forms") {
    CHECK(said("la Sra. Ponte") == "la señora Ponte");
    CHECK(said("en EE. UU. ayer") == "en Estados Unidos ayer");
    CHECK(said("Av. del Faro") == "avenida del Faro");
}

TEST_CASE("Spanish telephone numbers") {
    CHECK(said("llame al 555-019-876") ==
          "llame al cinco cinco cinco cero uno nueve ocho siete seis");
}

TEST_CASE("a Spanish degree sign is an ordinal's only with a small number before a noun") {
    CHECK(said("el 3° puesto") == "el tercer puesto");
    CHECK(said("a 28° ayer") == "a veintiocho grados ayer");
}

TEST_CASE("a Spanish stop between two numbers is a time's only behind words that tell so") {
    CHECK(said("a las 12.30 del lunes") == "a las doce y media del lunes");
    CHECK(said("un 12.30 % menos") == "un doce punto treinta por ciento menos");
}

TEST_CASE("some regions of Spanish part decimals by a point") {
    CHECK(said("1.250 ovejas") == "mil doscientas cincuenta ovejas");
    CHECK(narrate::test::said_in("es-MX", "1,250 ovejas") == "mil doscientas cincuenta ovejas");
    CHECK(narrate::test::said_in("es-MX", "1.25 %") == "uno punto veinticinco por ciento");
}
