// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/catalogue.h"

namespace sandbox {

namespace {

struct Model {
    const char* sku;
    const char* title;
    qint32 euroCents;
    qint32 grams;
    std::array<const char*, 6> variants;
};

constexpr std::array<Model, 20> kModels{{
    {"LMP-ARC", "Arc Desk Lamp", 6900, 1450, {"Black", "White", "Brass", "Sage", "Rust", "Sand"}},
    {"LMP-REED",
     "Reed Floor Lamp",
     18900,
     6200,
     {"Black", "White", "Brass", "Oak", "Ash", "Walnut"}},
    {"MUG-TIDE", "Tide Mug", 1800, 380, {"Blue", "Grey", "Cream", "Moss", "Clay", "Ink"}},
    {"BWL-TIDE",
     "Tide Bowl, set of 4",
     4900,
     1900,
     {"Blue", "Grey", "Cream", "Moss", "Clay", "Ink"}},
    {"THR-FELL", "Fell Wool Throw", 11900, 1100, {"Oat", "Slate", "Fern", "Plum", "Navy", "Rose"}},
    {"CSH-FELL", "Fell Cushion", 3900, 520, {"Oat", "Slate", "Fern", "Plum", "Navy", "Rose"}},
    {"TOW-LIDO", "Lido Bath Towel", 2900, 640, {"White", "Sand", "Sea", "Coral", "Stone", "Night"}},
    {"ROB-LIDO", "Lido Robe", 7900, 1250, {"XS", "S", "M", "L", "XL", "XXL"}},
    {"TEE-HARB", "Harbour Tee", 2400, 190, {"XS", "S", "M", "L", "XL", "XXL"}},
    {"SWT-HARB", "Harbour Sweater", 8900, 610, {"XS", "S", "M", "L", "XL", "XXL"}},
    {"JKT-QUAY", "Quay Rain Jacket", 14900, 720, {"XS", "S", "M", "L", "XL", "XXL"}},
    {"BAG-QUAY", "Quay Daypack", 9900, 980, {"Black", "Olive", "Ochre", "Navy", "Stone", "Red"}},
    {"BTL-FLOE",
     "Floe Bottle 0.7 l",
     3200,
     340,
     {"Black", "White", "Mint", "Sky", "Coral", "Steel"}},
    {"CFE-KIT",
     "Morning Coffee Club",
     2700,
     760,
     {"Beans", "Filter", "Espresso", "Decaf", "Dark", "Light"}},
    {"TEA-KIT",
     "Evening Tea Club",
     2200,
     310,
     {"Green", "Black", "Herbal", "White", "Oolong", "Mixed"}},
    {"SKN-DAY", "Day Cream", 3400, 120, {"30 ml", "50 ml", "Refill", "Light", "Rich", "SPF 30"}},
    {"SKN-NGT", "Night Cream", 4200, 130, {"30 ml", "50 ml", "Refill", "Light", "Rich", "Retinal"}},
    {"VIT-DLY",
     "Daily Vitamins",
     2900,
     210,
     {"30 days", "60 days", "90 days", "Teen", "50+", "Vegan"}},
    {"PAN-IRON", "Iron Skillet", 7400, 2600, {"20 cm", "24 cm", "26 cm", "28 cm", "Grill", "Lid"}},
    {"KNF-EDGE",
     "Edge Chef's Knife",
     12900,
     310,
     {"16 cm", "18 cm", "20 cm", "22 cm", "Bread", "Set"}},
}};

constexpr std::array kUsCities{"Brooklyn|11215|New York|NY|40.6626|-73.9863",
                               "Austin|78704|Texas|TX|30.2434|-97.7677",
                               "Portland|97214|Oregon|OR|45.5142|-122.6436",
                               "Chicago|60614|Illinois|IL|41.9227|-87.6533",
                               "Denver|80205|Colorado|CO|39.7590|-104.9653",
                               "Atlanta|30307|Georgia|GA|33.7690|-84.3360",
                               "San Diego|92104|California|CA|32.7419|-117.1287",
                               "Seattle|98103|Washington|WA|47.6733|-122.3426"};
constexpr std::array kUsStreets{"Maple Avenue",  "Sunset Drive",   "5th Street",
                                "Oak Hill Road", "Prospect Place", "Lincoln Way"};
constexpr std::array kUsFirst{"Emily",  "Jacob", "Madison", "Marcus", "Olivia", "Tyrone",
                              "Hannah", "Luis",  "Grace",   "Priya",  "Noah",   "Wei"};
constexpr std::array kUsLast{"Johnson", "Garcia",   "Miller", "Washington", "Nguyen",   "O'Brien",
                             "Patel",   "Kowalski", "Davis",  "Reyes",      "Goldberg", "Chen"};
constexpr std::array kDeCities{
    "Leipzig|04109|Sachsen|SN|51.3400|12.3747", "Berlin|10437|Berlin|BE|52.5450|13.4140",
    "München|80469|Bayern|BY|48.1310|11.5750",  "Köln|50674|Nordrhein-Westfalen|NW|50.9310|6.9400",
    "Hamburg|22765|Hamburg|HH|53.5530|9.9260",  "Görlitz|02826|Sachsen|SN|51.1530|14.9880"};
constexpr std::array kDeStreets{"Lindenstraße",  "Goethestraße", "Am Mühlbach",
                                "Schillerplatz", "Bergstraße",   "Karl-Heine-Straße"};
constexpr std::array kDeFirst{"Anna",  "Lukas", "Sophie", "Jürgen", "Mehmet",   "Katharina",
                              "Felix", "Ayşe",  "Björn",  "Lena",   "Matthias", "Heike"};
constexpr std::array kDeLast{"Müller", "Schmidt", "Yılmaz", "Weiß", "Schröder", "Hoffmann",
                             "Krüger", "Lehmann", "Nowak",  "Böhm", "Vogel",    "Franke"};
constexpr std::array kFrCities{"Lyon|69003|Auvergne-Rhône-Alpes|ARA|45.7590|4.8520",
                               "Paris|75011|Île-de-France|IDF|48.8590|2.3780",
                               "Nantes|44000|Pays de la Loire|PDL|47.2180|-1.5530",
                               "Marseille|13006|Provence-Alpes-Côte d'Azur|PAC|43.2870|5.3810"};
constexpr std::array kFrStreets{"rue de la République", "avenue Jean Jaurès", "rue des Écoles",
                                "boulevard Voltaire"};
constexpr std::array kFrFirst{"Chloé",   "Étienne", "Inès",     "Julien", "Léa",
                              "Mathieu", "Noémie",  "François", "Amadou", "Zoé"};
constexpr std::array kFrLast{"Lefèvre", "Moreau",    "Benali", "Gauthier", "Roux",
                             "Diallo",  "Chevalier", "Noël",   "Garnier",  "Da Silva"};
constexpr std::array kGbCities{
    "London|E8 3RH|England|ENG|51.5450|-0.0620", "Manchester|M4 1HQ|England|ENG|53.4840|-2.2340",
    "Edinburgh|EH6 5QG|Scotland|SCT|55.9720|-3.1740", "Cardiff|CF11 9AA|Wales|WLS|51.4800|-3.1950"};
constexpr std::array kGbStreets{"Station Road", "Church Lane", "Victoria Terrace", "Mill Street",
                                "King's Parade"};
constexpr std::array kGbFirst{"Oliver", "Amelia", "Harry",  "Isla", "Mohammed",
                              "Freya",  "Siân",   "Callum", "Zara", "George"};
constexpr std::array kGbLast{"Smith",  "Jones", "Khan",       "MacLeod", "Okafor",
                             "Davies", "Singh", "Fitzgerald", "Hughes",  "Brown"};
constexpr std::array kJpCities{"渋谷区|150-0002|東京都|JP-13|35.6580|139.7100",
                               "大阪市北区|530-0001|大阪府|JP-27|34.7020|135.4950",
                               "京都市中京区|604-8005|京都府|JP-26|35.0090|135.7680"};
constexpr std::array kJpStreets{"神宮前", "梅田", "河原町通", "桜丘町"};
constexpr std::array kJpFirst{"さくら", "健太", "陽菜", "翔", "美咲", "大輔", "結衣", "直樹"};
constexpr std::array kJpLast{"佐藤", "鈴木", "高橋", "田中", "渡辺", "伊藤", "山本", "小林"};
constexpr std::array kEsCities{"Madrid|28012|Madrid|M|40.4100|-3.7010",
                               "Barcelona|08001|Barcelona|B|41.3810|2.1680",
                               "Sevilla|41003|Sevilla|SE|37.3930|-5.9900"};
constexpr std::array kEsStreets{"Calle de Alcalá", "Calle Mayor", "Paseo de Gracia",
                                "Calle Peñuelas"};
constexpr std::array kEsFirst{"Lucía",  "Álvaro", "María José", "Íñigo",
                              "Carmen", "Sergio", "Begoña",     "Andrés"};
constexpr std::array kEsLast{"García López", "Muñoz",  "Fernández", "Ibáñez",
                             "Peña Ortiz",   "Romero", "Núñez",     "Serrano"};
constexpr std::array kSeCities{"Göteborg|411 06|Västra Götaland|O|57.7080|11.9690",
                               "Malmö|211 22|Skåne|M|55.6080|13.0010",
                               "Stockholm|116 31|Stockholm|AB|59.3130|18.0790"};
constexpr std::array kSeStreets{"Storgatan", "Kungsgatan", "Björkvägen", "Östra Hamngatan"};
constexpr std::array kSeFirst{"Åsa", "Erik", "Linnéa", "Göran", "Maja", "Oskar", "Elin", "Nils"};
constexpr std::array kSeLast{"Andersson", "Sjöberg",   "Åkesson", "Lindqvist",
                             "Öhman",     "Bergström", "Nyström", "Ek"};
constexpr std::array kNlCities{"Amsterdam|1053 VR|Noord-Holland|NH|52.3670|4.8650",
                               "Utrecht|3511 LX|Utrecht|UT|52.0900|5.1140"};
constexpr std::array kNlStreets{"Dorpsstraat", "Prinsengracht", "Oudegracht", "Kerkweg"};
constexpr std::array kNlFirst{"Daan", "Femke", "Sanne", "Bram", "Fatima", "Joost"};
constexpr std::array kNlLast{"de Vries", "van den Berg", "Jansen", "Bakker", "El Amrani", "Visser"};
constexpr std::array kItCities{"Milano|20144|Milano|MI|45.4540|9.1590",
                               "Bologna|40121|Bologna|BO|44.5020|11.3430"};
constexpr std::array kItStreets{"Via Garibaldi", "Corso Buenos Aires", "Via San Felice",
                                "Viale Monza"};
constexpr std::array kItFirst{"Giulia", "Niccolò", "Chiara", "Matteo", "Elisa", "Davide"};
constexpr std::array kItLast{"Rossi", "Bianchi", "D'Angelo", "Esposito", "Ferrari", "De Luca"};
constexpr std::array kAtCities{"Wien|1070|Wien|9|48.2020|16.3490",
                               "Graz|8010|Steiermark|6|47.0700|15.4410"};
constexpr std::array kCaCities{"Toronto|M6J 1H4|Ontario|ON|43.6450|-79.4170",
                               "Montréal|H2T 1S6|Quebec|QC|45.5230|-73.5960"};
constexpr std::array kCaStreets{"Queen Street West", "rue Saint-Denis", "Bloor Street",
                                "avenue du Parc"};
constexpr std::array kCaFirst{"Liam", "Geneviève", "Ava", "Jean-Luc", "Harpreet", "Claire"};
constexpr std::array kCaLast{"Tremblay", "MacDonald", "Gill", "Roy", "Campbell", "Bouchard"};

constexpr std::array<Country, 11> kCountries{{
    {"US", "United States", "+1", 400, Coin::Usd, 0, true, kUsCities, kUsStreets, kUsFirst,
     kUsLast},
    {"DE", "Germany", "+49", 220, Coin::Eur, 2, false, kDeCities, kDeStreets, kDeFirst, kDeLast},
    {"FR", "France", "+33", 90, Coin::Eur, 2, true, kFrCities, kFrStreets, kFrFirst, kFrLast},
    {"GB", "United Kingdom", "+44", 80, Coin::Gbp, 2, true, kGbCities, kGbStreets, kGbFirst,
     kGbLast},
    {"JP", "Japan", "+81", 20, Coin::Jpy, 0, false, kJpCities, kJpStreets, kJpFirst, kJpLast},
    {"ES", "Spain", "+34", 45, Coin::Eur, 2, false, kEsCities, kEsStreets, kEsFirst, kEsLast},
    {"SE", "Sweden", "+46", 30, Coin::Eur, 2, false, kSeCities, kSeStreets, kSeFirst, kSeLast},
    {"NL", "Netherlands", "+31", 35, Coin::Eur, 2, false, kNlCities, kNlStreets, kNlFirst, kNlLast},
    {"IT", "Italy", "+39", 30, Coin::Eur, 2, false, kItCities, kItStreets, kItFirst, kItLast},
    {"AT", "Austria", "+43", 25, Coin::Eur, 2, false, kAtCities, kDeStreets, kDeFirst, kDeLast},
    {"CA", "Canada", "+1", 25, Coin::Usd, 0, true, kCaCities, kCaStreets, kCaFirst, kCaLast},
}};

constexpr std::array<CoinFacts, 4> kCoins{{{"USD", "usd", "$", 2, 108, 15000},
                                           {"EUR", "eur", "€", 2, 100, 15000},
                                           {"GBP", "gbp", "£", 2, 86, 15000},
                                           {"JPY", "jpy", "¥", 0, 163, 24000}}};

constexpr std::array<Account, 3> kAccounts{{
    {"acct_1PracticeUS1aaaa", "Stripe US-1", "US-1-4471", "Redwood Acquiring",
     "sk_test_practice_us1_7Hq2mVx9", Coin::Usd},
    {"acct_1PracticeUS2bbbb", "Stripe US-2", "US-2-9038", "Cascade Payments",
     "sk_test_practice_us2_K4tRw8Zd", Coin::Usd},
    {"acct_1PracticeEU1cccc", "Stripe EU-1", "EU-1-2260", "Rheinland Acquiring",
     "sk_test_practice_eu1_b6Yn3JcF", Coin::Eur},
}};

constexpr std::array<Offer, 8> kOffers{{{"home-spring", false, "catalogue"},
                                        {"kitchen-set", false, "bundle"},
                                        {"coffee-club", true, "club"},
                                        {"tea-club", true, "club"},
                                        {"skin-trial", true, "trial"},
                                        {"vitamins-90", true, "trial"},
                                        {"outdoor-sale", false, "catalogue"},
                                        {"lamp-launch", false, "launch"}}};
constexpr std::array kFunnels{"catalogue", "bundle", "club", "trial", "launch"};
constexpr std::array kAffiliates{"aff-101", "aff-117", "aff-123", "aff-140", "aff-158", "aff-162",
                                 "aff-175", "aff-181", "aff-204", "aff-219", "aff-233", "aff-250"};

constexpr std::array<Decline, 11> kDeclines{{
    {"card_declined", "insufficient_funds", "51", "Your card has insufficient funds.", 310, 160},
    {"card_declined", "do_not_honor", "05", "Your card was declined.", 230, 330},
    {"card_declined", "generic_decline", "05", "Your card was declined.", 140, 140},
    {"expired_card", "expired_card", "54", "Your card has expired.", 70, 25},
    {"incorrect_cvc", "incorrect_cvc", "N7", "Your card's security code is incorrect.", 80, 30},
    {"card_declined", "fraudulent", "59", "Your card was declined.", 45, 35},
    {"card_declined", "lost_card", "41", "Your card was declined.", 15, 8},
    {"card_declined", "stolen_card", "43", "Your card was declined.", 15, 8},
    {"card_declined", "try_again_later", "91", "Your card was declined. Please try again later.",
     45, 170},
    {"processing_error", "processing_error", "96", "An error occurred while charging your card.",
     30, 110},
    {"card_declined", "transaction_not_allowed", "57", "Your card does not support this purchase.",
     20, 10},
}};

constexpr std::array<DisputeReason, 8> kDisputeReasons{{
    {"fraudulent", "10.4", "4837", "F29", 46},
    {"product_not_received", "13.1", "4853", "C08", 20},
    {"product_unacceptable", "13.3", "4853", "C31", 9},
    {"subscription_canceled", "13.2", "4853", "C28", 10},
    {"credit_not_processed", "13.6", "4853", "C02", 6},
    {"duplicate", "12.6.1", "4834", "C14", 4},
    {"unrecognized", "10.4", "4863", "F29", 3},
    {"general", "13.7", "4853", "C05", 2},
}};
constexpr std::array<Brand, 4> kBrands{
    {{"visa", 54}, {"mastercard", 34}, {"amex", 9}, {"discover", 3}}};
constexpr std::array<Method, 4> kMethods{{{"DOM-STD", "Standard, domestic only", 490},
                                          {"STD-EU", "Standard Europe", 790},
                                          {"EXP-EU", "Express Europe", 1490},
                                          {"INT-STD", "International standard", 1290}}};
constexpr std::array<Carrier, 4> kCarriers{
    {{"DHL", "00340434", "https://track.example/dhl/", "dhl_paket"},
     {"GLS", "8302", "https://track.example/gls/", "gls_germany"},
     {"UPS", "1Z8R40", "https://track.example/ups/", "ups"},
     {"USPS", "94001118", "https://track.example/usps/", "usps"}}};
constexpr std::array<Place, 2> kPlaces{{{65'544'149'101, "Northline Leipzig", "Torgauer Straße 233",
                                         "Leipzig", "04347", "DE", "Germany", "Sachsen", "SN"},
                                        {65'544'149'202, "Harbor NJ", "400 Port Street", "Newark",
                                         "07114", "US", "United States", "New Jersey", "NJ"}}};
constexpr std::array kChangeNotes{
    "please change the size to M",
    "Wrong address, please send to 14 Harbour View instead!",
    "Can you please change the colour to navy?",
    "please cancel the second item, I ordered it twice",
    "Bitte an die Packstation 143 liefern, die Adresse ist falsch",
    "I made a mistake with my address - the house number is 27, not 72",
    "Please do not ship before the 20th, we are away"};
constexpr std::array kHarmlessNotes{"Leave with the neighbour if nobody answers, thanks",
                                    "It is a gift :)", "Love your shop!", "Ring the upper bell",
                                    "Danke für die schnelle Lieferung letztes Mal"};
constexpr std::array kReturnReasons{"size", "damaged", "not_as_described", "changed_mind", "late"};
constexpr std::array kRefundNotes{"Customer changed their mind", "Damaged in transit", "Goodwill",
                                  "Returned item received", "Cancelled before shipping"};
constexpr std::array kFraudTypes{"made_with_stolen_card", "unauthorized_use_of_card",
                                 "made_with_lost_card", "card_never_received", "misc"};

}  // namespace

const std::vector<Article>& articles()
{
    static const std::vector<Article> all = [] {
        std::vector<Article> list;
        for (const Model& model : kModels)
            for (size_t v = 0; v < model.variants.size(); ++v)
                list.push_back(
                    {QByteArray(model.sku) + '-' + QByteArray::number(v + 1).rightJustified(2, '0'),
                     model.title, model.variants[v], model.euroCents, model.grams});
        return list;
    }();
    return all;
}

std::span<const Country> countries()
{
    return kCountries;
}
std::span<const Account> accounts()
{
    return kAccounts;
}
std::span<const Offer> offers()
{
    return kOffers;
}
std::span<const char* const> funnels()
{
    return kFunnels;
}
std::span<const char* const> affiliates()
{
    return kAffiliates;
}
std::span<const Decline> declines()
{
    return kDeclines;
}
std::span<const DisputeReason> disputeReasons()
{
    return kDisputeReasons;
}
std::span<const Brand> brands()
{
    return kBrands;
}
std::span<const Method> methods()
{
    return kMethods;
}
std::span<const Carrier> carriers()
{
    return kCarriers;
}
std::span<const Place> places()
{
    return kPlaces;
}
std::span<const char* const> changeNotes()
{
    return kChangeNotes;
}
std::span<const char* const> harmlessNotes()
{
    return kHarmlessNotes;
}
std::span<const char* const> returnReasons()
{
    return kReturnReasons;
}
std::span<const char* const> refundNotes()
{
    return kRefundNotes;
}
std::span<const char* const> fraudTypes()
{
    return kFraudTypes;
}
const CoinFacts& facts(Coin coin)
{
    return kCoins[static_cast<size_t>(coin)];
}

}  // namespace sandbox
