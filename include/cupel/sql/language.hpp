// Everything that statements are written with: a driver brings it along.
#pragma once

#include <cupel/core/diagnostic.hpp>  // first: compilers list the files that led to it

#include <cupel/schema/metadata.hpp>
#include <cupel/schema/relationship_option.hpp>
#include <cupel/sql/bitwise.hpp>
#include <cupel/sql/compile.hpp>
#include <cupel/sql/copy.hpp>
#include <cupel/sql/ddl.hpp>
#include <cupel/sql/delete.hpp>
#include <cupel/sql/enum_type.hpp>
#include <cupel/sql/exists.hpp>
#include <cupel/sql/functions/aggregate.hpp>
#include <cupel/sql/functions/aggregate_with.hpp>
#include <cupel/sql/functions/conditional.hpp>
#include <cupel/sql/functions/datetime.hpp>
#include <cupel/sql/functions/extract.hpp>
#include <cupel/sql/functions/json.hpp>
#include <cupel/sql/functions/numeric.hpp>
#include <cupel/sql/functions/string.hpp>
#include <cupel/sql/functions/string_agg.hpp>
#include <cupel/sql/functions/time_arithmetic.hpp>
#include <cupel/sql/functions/window.hpp>
#include <cupel/sql/insert.hpp>
#include <cupel/sql/quantified.hpp>
#include <cupel/sql/row_value.hpp>
#include <cupel/sql/json_path.hpp>
#include <cupel/sql/scalar.hpp>
#include <cupel/sql/select.hpp>
#include <cupel/sql/subquery.hpp>
#include <cupel/sql/update.hpp>
#include <cupel/types/array.hpp>
#include <cupel/types/blob.hpp>
#include <cupel/types/boolean.hpp>
#include <cupel/types/chrono.hpp>
#include <cupel/types/decimal.hpp>
#include <cupel/types/duration.hpp>
#include <cupel/types/enumeration.hpp>
#include <cupel/types/floating.hpp>
#include <cupel/types/integer.hpp>
#include <cupel/types/interval.hpp>
#include <cupel/types/json_text.hpp>
#include <cupel/types/strong.hpp>
#include <cupel/types/text.hpp>
#include <cupel/types/uuid_bytes.hpp>
