// Boost.Hana, as far as cupel uses it.
#pragma once

#include <boost/hana/at.hpp>
#include <boost/hana/basic_tuple.hpp>
#include <boost/hana/unpack.hpp>

namespace cupel {

namespace hana = boost::hana;

}  // namespace cupel
