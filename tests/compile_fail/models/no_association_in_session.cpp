// A many_to_many without an association table is one error of a program that has sessions alone.
// expect: cupel[E524]: relationship Doc::labels of table docs has no association table
// expect: say .secondary<Table>() in the mapping of Doc
#include <cupel/cupel.hpp>
#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

#include <cstdint>
#include <string>

struct Label {
    std::int64_t id{};
    std::string name{};
};
struct Doc {
    std::int64_t id{};
    std::string title{};
    cupel::many_to_many<Label> labels{};
};
struct DocLabel {
    std::int64_t doc_id{};
    std::int64_t label_id{};
};

template <>
struct cupel::mapping<Doc> {
#ifdef MUST_FAIL
    static constexpr auto table = cupel::table<"docs">(primary_key<&Doc::id>);
#else
    static constexpr auto table =
        cupel::table<"docs">(primary_key<&Doc::id>, relationship<&Doc::labels>.secondary<DocLabel>());
#endif
};
template <>
struct cupel::mapping<DocLabel> {
    static constexpr auto table = cupel::table<"doc_labels">(primary_key<&DocLabel::doc_id, &DocLabel::label_id>,
                                                             foreign_key<&DocLabel::doc_id, &Doc::id>,
                                                             foreign_key<&DocLabel::label_id, &Label::id>);
};

using namespace cupel;

void run([[maybe_unused]] session<sqlite::engine>& s) {
    const auto doc = s.add(Doc{});
    doc->labels.append(Label{});
    s.commit();
    (void)s.scalars(select<Doc>().options(selectinload<&Doc::labels>)).all();
}
