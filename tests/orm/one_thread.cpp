// A session belongs to the thread that uses it first.
#include "orm/models.hpp"

#include <thread>

using namespace cupel;

namespace orm {

struct one_thread : suite<compliance::sqlite_in_memory> {};

TEST_F(one_thread, a_session_is_used_by_the_thread_that_used_it_first) {
    session s(db);
    std::thread([&] { s.add(user{.name = "made here, used there"}); }).join();
#ifdef NDEBUG
    GTEST_SKIP() << "assertions are off";
#else
    EXPECT_DEATH(s.flush(), "belong to the thread that uses it first");
#endif
}

}  // namespace orm
