// Reports as analysts write them, over two years of a shop: each with its SQL for both databases and its rows, which do
// not depend on the database.
//
// It works in memory, or in the database that CUPEL_POSTGRESQL_URL names, where it replaces its four tables.
#include "data.hpp"
#include "report.hpp"

#include <exception>
#include <iostream>

int main() try {
    using namespace sales;
    auto db = cupel::engine::connect(cupel::url_from_environment("CUPEL_POSTGRESQL_URL", "sqlite://"));
    const shop all = make_shop();
    cupel::drop_all<category, product, customer, sale>(db);
    cupel::create_all<category, product, customer, sale>(db);
    db.begin([&](auto& transaction) {
        transaction.execute(cupel::insert_into<category>(cupel::with_key).values(all.categories));
        transaction.execute(cupel::insert_into<product>(cupel::with_key).values(all.products));
        transaction.execute(cupel::insert_into<customer>(cupel::with_key).values(all.customers));
        transaction.execute(cupel::insert_into<sale>(cupel::with_key).values(all.sales));
    });
    revenue(db);
    products(db);
    customers(db);
    cohorts(db);
    days(db);
    tree(db);
} catch (const std::exception& failure) {
    std::cerr << "sales: " << failure.what() << '\n';
    return 1;
}
