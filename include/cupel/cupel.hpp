// cupel without a driver: models, statements, and their SQL for every dialect.
#pragma once

#include <cupel/core/diagnostic.hpp>  // first: compilers list the files that led to it

#include <cupel/dialects/postgresql/dialect.hpp>
#include <cupel/dialects/sqlite/dialect.hpp>
#include <cupel/sql/language.hpp>
