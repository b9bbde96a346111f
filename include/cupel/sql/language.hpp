// Everything that statements are written with: a driver brings it along.
#pragma once

#include <cupel/schema/metadata.hpp>
#include <cupel/schema/relationship_option.hpp>
#include <cupel/sql/compile.hpp>
#include <cupel/sql/ddl.hpp>
#include <cupel/sql/delete.hpp>
#include <cupel/sql/exists.hpp>
#include <cupel/sql/functions/aggregate.hpp>
#include <cupel/sql/functions/conditional.hpp>
#include <cupel/sql/functions/datetime.hpp>
#include <cupel/sql/functions/numeric.hpp>
#include <cupel/sql/functions/string.hpp>
#include <cupel/sql/insert.hpp>
#include <cupel/sql/select.hpp>
#include <cupel/sql/update.hpp>
#include <cupel/types/blob.hpp>
#include <cupel/types/boolean.hpp>
#include <cupel/types/chrono.hpp>
#include <cupel/types/enumeration.hpp>
#include <cupel/types/floating.hpp>
#include <cupel/types/integer.hpp>
#include <cupel/types/text.hpp>
