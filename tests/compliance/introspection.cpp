// What is said of a statement is what the database does with it.
#include "compliance/support/database.hpp"

#include <cupel/sql/introspect.hpp>
#include <cupel/sql/text_for_log.hpp>
#include <cupel/types/uuid.hpp>

using namespace cupel;

namespace introspection {

struct note {
    std::int64_t id{};
    std::string words;
    std::optional<std::int32_t> stars{};
    double weight{};
    bool done{};
    timestamp written{};
};
enum class mood { calm, loud };
struct sample {
    std::int64_t id{};
    std::int16_t small{};
    std::optional<std::int32_t> whole{};
    float narrow{};
    double number{};
    std::string words;
    bool flag{};
    std::vector<std::byte> bytes{};
    date day{std::chrono::sys_days{}};
    timestamp moment{};
    std::optional<timestamptz> zoned{};
    interval lasts{};
    decimal price{};
    raw_json document{"{}"};
    uuid number_of_all{};
    std::vector<std::int32_t> sizes{};
    std::vector<std::string> tags{};
    mood tone = mood::calm;
};
struct starred {
    std::int64_t stars{};
    std::string words;
    std::optional<double> weight{};
};

}  // namespace introspection

template <>
struct cupel::mapping<introspection::starred> {
    static constexpr auto table = cupel::view<"starred">(
        select(func::upper(col<&introspection::note::words>).as<"words">(),
               func::avg(col<&introspection::note::stars>).as<"weight">(), func::count().as<"stars">())
            .where(col<&introspection::note::stars> > 0)
            .group_by(col<&introspection::note::words>));
};

namespace introspection {

// What the database says of a statement: names of columns and, where it knows them, types.
struct described {
    std::vector<std::string> names{}, types{}, parameters{};
};

inline described describe(sqlite::connection& session, std::string_view sql, const auto&) {
    described found;
    sqlite3_stmt* statement = nullptr;
    EXPECT_EQ(
        sqlite3_prepare_v2(session.native_handle(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr),
        SQLITE_OK)
        << sql;
    for (int i = 0; i < sqlite3_column_count(statement); ++i)
        found.names.emplace_back(sqlite3_column_name(statement, i));
    found.parameters.resize(static_cast<std::size_t>(sqlite3_bind_parameter_count(statement)));
    sqlite3_finalize(statement);
    return found;
}

// Of the statement that the session has prepared.
inline described describe(postgresql::connection& session, std::string_view sql, const auto& ask) {
    described found;
    PGconn* const handle = session.native_handle();
    const compliance::text_rows prepared =
        ask("SELECT name FROM pg_prepared_statements WHERE statement = $text$" + std::string(sql) + "$text$");
    EXPECT_EQ(prepared.size(), 1U) << sql;
    if (prepared.empty()) return found;
    const detail::postgresql_result told(PQdescribePrepared(handle, prepared[0][0]->c_str()));
    const auto name_of = [&](Oid type) {
        return *ask("SELECT format_type(" + std::to_string(type) + ", NULL)").at(0).at(0);
    };
    for (int i = 0; i < PQnfields(told.get()); ++i) {
        found.names.emplace_back(PQfname(told.get(), i));
        found.types.push_back(name_of(PQftype(told.get(), i)));
    }
    for (int i = 0; i < PQnparams(told.get()); ++i) found.parameters.push_back(name_of(PQparamtype(told.get(), i)));
    return found;
}

// As PostgreSQL names types.
inline std::string named(const sql_type& type) {
    const auto element = [&]() -> std::string {
        switch (type.kind) {
            case type_kind::boolean: return "boolean";
            case type_kind::smallint: return "smallint";
            case type_kind::integer: return "integer";
            case type_kind::bigint: return "bigint";
            case type_kind::real: return "real";
            case type_kind::double_precision: return "double precision";
            case type_kind::text: return "text";
            case type_kind::blob: return "bytea";
            case type_kind::date: return "date";
            case type_kind::timestamp: return "timestamp without time zone";
            case type_kind::timestamptz: return "timestamp with time zone";
            case type_kind::numeric: return "numeric";
            case type_kind::uuid: return "uuid";
            case type_kind::json: return "jsonb";
            case type_kind::interval: return "interval";
            default: return "of the program";
        }
    };
    return element() + (type.array ? "[]" : "");
}

template <class D>
struct introspection : compliance::suite<D> {
    void SetUp() override {
        create_all<note>(this->db);
        this->db.execute(insert_into<note>(with_key).values(
            std::vector<note>{{1, "it's $1 and ?1", 3, 0.1, true, {}}, {2, "other", {}, 2.5, false, {}}}));
    }

    // Types that PostgreSQL computes in are named where they are narrower than those that rows have.
    template <class Statement>
    void as_described(const Statement& statement, const std::vector<std::string>& narrower = {}) {
        this->db.execute(statement);
        const std::string_view text = sql<typename D::dialect>(statement);
        const described told =
            describe(this->db, text, [&](const std::string& query) { return this->database.ask(this->db, query); });
        std::vector<std::string> names, types, parameters;
        for (const column_description& column : result_columns<typename D::dialect>(statement)) {
            names.emplace_back(column.name);
            types.push_back(named(column.type));
        }
        for (const parameter_description& one : parameters_of<typename D::dialect>(statement))
            parameters.push_back(named(one.type));
        EXPECT_EQ(names, told.names) << text;
        EXPECT_EQ(parameters.size(), told.parameters.size()) << text;
        if constexpr (std::same_as<typename D::dialect, postgresql>) {
            EXPECT_EQ(narrower.empty() ? types : narrower, told.types) << text;
            EXPECT_EQ(parameters, told.parameters) << text;
        }
    }
};
TYPED_TEST_SUITE(introspection, compliance::databases, compliance::database_names);

// The text is for people; of these types the databases can read it too, and find the same rows.
TYPED_TEST(introspection, the_text_for_a_log_says_what_is_executed) {
    const auto query = select(col<&note::id>)
                           .where((col<&note::words> == std::string("it's $1 and ?1") || col<&note::stars> > 100) &&
                                  col<&note::weight> <= 0.1 && col<&note::done> == true &&
                                  col<&note::written> < timestamp{std::chrono::hours{1}})
                           .order_by(col<&note::id>)
                           .limit(3);
    const auto rows = this->db.execute(query).all();
    const auto by_hand = this->database.ask(this->db, text_for_log<typename TypeParam::dialect>(query));
    ASSERT_EQ(rows.size(), 1u);
    ASSERT_EQ(by_hand.size(), 1u);
    EXPECT_EQ(by_hand[0][0], std::to_string(rows[0].template get<0>()));
    EXPECT_EQ(parameters_of<typename TypeParam::dialect>(query).size(), 6u);
}

// Names and NULL are those of the rows.
TYPED_TEST(introspection, columns_are_those_of_the_rows) {
    constexpr auto query =
        select(col<&note::words>, col<&note::stars>, (col<&note::weight> * 2).template as<"double">())
            .order_by(col<&note::id>);
    constexpr auto columns = result_columns<typename TypeParam::dialect>(query);
    static_assert(columns.size() == 3 && columns[1].nullable && !columns[2].nullable);
    EXPECT_EQ(columns[0].name, "words");
    EXPECT_EQ(columns[2].name, "double");
    const auto rows = this->db.execute(query).all();
    EXPECT_EQ(rows[1].template get<1>(), std::nullopt);
}

TYPED_TEST(introspection, columns_are_those_that_the_database_describes) {
    create_all<sample, starred>(this->db);
    constexpr auto words = col<&sample::words>;
    constexpr auto whole = col<&sample::whole>;
    constexpr auto id = col<&sample::id>;
    this->as_described(select<sample>());
    this->as_described(select(entity<note>, words, entity<sample>)
                           .template from<note>()
                           .template left_join<sample>(id == col<&note::id>));
    this->as_described(select((whole + 1).template as<"next">(), (id * whole).template as<"product">(),
                              (col<&sample::number> / 2).template as<"half">(), (whole > 1).template as<"more">(),
                              (-col<&sample::small>).template as<"less">(), coalesce(whole, id).template as<"first">(),
                              (words == "x").template as<"is_x">()));
    this->as_described(select(func::count().template as<"all">(), func::sum(whole).template as<"of_whole">(),
                              func::sum(id).template as<"of_ids">(), func::avg(whole).template as<"mean">(),
                              func::max(col<&sample::day>).template as<"last">(),
                              func::min(words).template as<"first">(),
                              func::sum(col<&sample::number>).template as<"numbers">()));
    this->as_described(select(func::upper(words).template as<"loud">(), func::abs(whole).template as<"size">(),
                              extract<"year">(col<&sample::moment>).template as<"year">(),
                              cast<std::int16_t>(id).template as<"cast">(),
                              func::row_number().over(order_by(id)).template as<"row">(),
                              col<&sample::document>["a"].as_text().template as<"a">(),
                              case_(when(whole > 1, "a")).else_(words).template as<"choice">(),
                              (col<&sample::moment> + std::chrono::hours(1)).template as<"later">(),
                              (col<&sample::day> - col<&sample::day>).template as<"days">()));
    this->as_described(select(id.template as<"a">(), words).union_all(select(col<&note::id>, col<&note::words>)));
    constexpr auto integers = select((col<&sample::small> + col<&sample::small>).template as<"both">(),
                                     func::length(words).template as<"letters">(),
                                     func::cardinality(col<&sample::tags>).template as<"count">());
    constexpr auto columns = result_columns<typename TypeParam::dialect>(integers);
    EXPECT_EQ(named(columns[0].type) + named(columns[1].type) + named(columns[2].type), "integerbigintbigint");
    this->as_described(integers, {"smallint", "integer", "integer"});
    if constexpr (TypeParam::dialect::has_exact_arithmetic)
        this->as_described(select(func::sum(col<&sample::price>).template as<"paid">(),
                                  func::avg(col<&sample::price>).template as<"mean">(),
                                  func::sum(col<&sample::price> * 2 + 1).template as<"twice">()));
    constexpr auto inner = select(id, func::upper(words).template as<"loud">()).template subquery<"inner_one">();
    this->as_described(select(inner[label<"loud">], inner[id]).from(inner));
    this->as_described(select<starred>());
    this->as_described(update<note>().set(col<&note::weight> = 2.5).all_rows().returning());
    this->as_described(delete_from<note>()
                           .where(col<&note::done>)
                           .returning(col<&note::words>, (col<&note::id> * 2).template as<"b">()));
}

TYPED_TEST(introspection, parameters_are_those_that_the_database_describes) {
    create_all<sample>(this->db);
    constexpr auto words = col<&sample::words>;
    this->as_described(select(col<&sample::id>)
                           .where(words == "x" && col<&sample::whole> > 5 && col<&sample::flag> == true &&
                                  col<&sample::number> < 2.5 && col<&sample::id> != 7 && words.like("a%") &&
                                  col<&sample::moment> < timestamp{} &&
                                  col<&sample::day> > date{std::chrono::sys_days{}})
                           .limit(5)
                           .offset(2));
    this->as_described(
        select(col<&sample::id>)
            .where(col<&sample::id> > param<"least"> && words == param<"word"> && col<&sample::id> != param<"least">)
            .bind(param<"least"> = 3, param<"word"> = "x"));
    this->as_described(select(words).where(col<&sample::whole>.in(1, 2, 3) || col<&sample::small>.between(1, 2) ||
                                           col<&sample::price> > decimal("1.5") || col<&sample::narrow> < 1.5F));
    this->as_described(update<sample>()
                           .set(words = "x", col<&sample::whole> = std::optional<std::int32_t>(),
                                col<&sample::small> = 3, col<&sample::price> = decimal("2"),
                                col<&sample::zoned> = timestamptz{}, col<&sample::lasts> = interval{},
                                col<&sample::number_of_all> = uuid{}, col<&sample::document> = raw_json{"1"},
                                col<&sample::bytes> = blob{}, col<&sample::tags> = std::vector<std::string>{})
                           .where(col<&sample::id> == 1));
    this->as_described(insert_into<note>(with_key).values(note{9, "a", 1, 2, true, {}}).returning(col<&note::id>));
    this->as_described(delete_from<note>().where(col<&note::stars> + 1 > 2 && func::length(col<&note::words>) > 3));
}

}  // namespace introspection
