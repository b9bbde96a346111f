// A fraction for an integer.
// expect: cupel[E123]
// expect: column employees.manager_id (Employee::manager_id) is of type bigint, and the query gives double precision
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q =
    insert_into<Employee>().columns<&Employee::name, &Employee::manager_id>().from(select("Ada", col<&User::rating>));
#else
constexpr auto q =
    insert_into<Employee>().columns<&Employee::name, &Employee::manager_id>().from(select("Ada", col<&User::id>));
#endif

constexpr auto text = sql<sqlite>(q);
