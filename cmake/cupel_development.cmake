# What the project's own programs share: warnings, ccache, output folder, examples.
include_guard(GLOBAL)

if(CUPEL_BUILD_TESTS)
    find_package(Python3 3.9 COMPONENTS Interpreter REQUIRED)
endif()

# Linked privately by the project's own programs, never by a consumer.
add_library(cupel_warnings INTERFACE)
target_compile_options(cupel_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)

if(PROJECT_IS_TOP_LEVEL)
    set(CMAKE_CXX_EXTENSIONS OFF)
    set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
    if(NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
        find_program(CUPEL_CCACHE ccache)
        mark_as_advanced(CUPEL_CCACHE)
        if(CUPEL_CCACHE)
            # What it must not mind for precompiled headers; they say __TIME__ nowhere.
            set(CMAKE_CXX_COMPILER_LAUNCHER
                "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros "${CUPEL_CCACHE}")
        endif()
    endif()
endif()

# cupel_add_example(<NN_name> [SOURCES <file>...] [LIBRARIES <target>...] [ARGUMENTS <argument>...] [POSTGRESQL])
#
# Builds <NN_name>.cpp of the current folder, or the sources named, with cupel::sqlite. When tests are on, the test
# examples.<NN_name> runs it in an empty folder and compares what it prints with <NN_name>.expected.
# With POSTGRESQL, examples.<NN_name>.on_postgresql does the same with CUPEL_POSTGRESQL_URL set to a server of its own.
function(cupel_add_example name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "POSTGRESQL" "" "SOURCES;LIBRARIES;ARGUMENTS")
    set(target example_${name})
    if(NOT arg_SOURCES)
        set(arg_SOURCES ${name}.cpp)
    endif()
    add_executable(${target} ${arg_SOURCES})
    target_link_libraries(${target} PRIVATE cupel::sqlite cupel_warnings ${arg_LIBRARIES})
    if(NOT CUPEL_BUILD_TESTS)
        return()
    endif()
    set(compare "${PROJECT_SOURCE_DIR}/scripts/checks/output.py" --expected "${CMAKE_CURRENT_SOURCE_DIR}/${name}.expected")
    set(folder "${CMAKE_CURRENT_BINARY_DIR}/run/${name}")
    add_test(NAME examples.${name}
        COMMAND Python3::Interpreter ${compare} --folder "${folder}" -- $<TARGET_FILE:${target}> ${arg_ARGUMENTS})
    set_tests_properties(examples.${name} PROPERTIES
        TIMEOUT 60 LABELS examples ENVIRONMENT_MODIFICATION "CUPEL_POSTGRESQL_URL=unset:")
    if(arg_POSTGRESQL)
        add_test(NAME examples.${name}.on_postgresql
            COMMAND Python3::Interpreter -B "${PROJECT_SOURCE_DIR}/tests/postgresql/server.py"
                "$<TARGET_FILE:Python3::Interpreter>" ${compare} --folder "${folder}.on_postgresql"
                -- $<TARGET_FILE:${target}> ${arg_ARGUMENTS})
        set_tests_properties(examples.${name}.on_postgresql PROPERTIES TIMEOUT 120 LABELS examples)
    endif()
endfunction()
