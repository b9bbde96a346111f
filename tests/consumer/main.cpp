#include <cupel/cupel.hpp>
#include <cupel/dialects/sqlite/driver.hpp>

int main() {}
