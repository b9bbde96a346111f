// Conditions, orders and columns that a program puts together while it runs.
#pragma once

#include <cupel/dialects/any/dynamic_order.hpp>
#include <cupel/dialects/any/dynamic_predicate.hpp>
#include <cupel/sql/dynamic_columns.hpp>
