// The texts that create_all would send for the models of the golden statements, in its order.
#pragma once

#include "sql/criteria_models.hpp"
#include "sql/data_models.hpp"
#include "sql/expression_trees.hpp"
#include "sql/models.hpp"
#include "sql/ordered_models.hpp"
#include "sql/orders_models.hpp"
#include "sql/search_models.hpp"

#include <cupel/engine/create_all.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

// A database that keeps what it is told to execute.
template <class Dialect, class Take>
struct text_taker {
    using dialect = Dialect;
    Take take;

    template <class Statement>
    void execute(const Statement& statement) {
        take(cupel::sql<Dialect>(statement));
    }
    bool in_transaction() const { return true; }
    template <class Body>
    void begin(Body body) {
        body(*this);
    }
};

template <class Dialect, class Take>
void for_each_table_text(Take take) {
    text_taker<Dialect, Take> database{take};
    cupel::create_all<blog::comment, blog::follow, blog::post_tag, blog::profile, blog::post, blog::tag, blog::user,
                      company::employee, company::office, office::folder, office::doc, office::note, orders::customer,
                      orders::delivery, orders::purchase, orders::shelf, ordered::client, ordered::bill, ordered::mark,
                      ordered::bill_mark, ordered::rack, reading, happening, article, essay, operands>(database);
}
