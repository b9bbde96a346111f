# Configures, builds and runs a consumer from nothing.
#   WAY find_package or add_subdirectory, CUPEL_SOURCE_DIR, CUPEL_BINARY_DIR, WORK_DIR, GENERATOR, COMPILER, LIBPQXX_ROOT
function(run)
    execute_process(COMMAND ${ARGV} COMMAND_ECHO STDOUT COMMAND_ERROR_IS_FATAL ANY)
endfunction()

file(REMOVE_RECURSE "${WORK_DIR}")
set(prefix "${WORK_DIR}/prefix")

if(WAY STREQUAL "find_package")
    run("${CMAKE_COMMAND}" --install "${CUPEL_BINARY_DIR}" --prefix "${prefix}")
endif()

run("${CMAKE_COMMAND}"
    -S "${CMAKE_CURRENT_LIST_DIR}/${WAY}"
    -B "${WORK_DIR}/build"
    -G "${GENERATOR}"
    "-DCMAKE_CXX_COMPILER=${COMPILER}"
    "-DCMAKE_PREFIX_PATH=${prefix}"
    "-DCUPEL_SOURCE_DIR=${CUPEL_SOURCE_DIR}"
    "-DLibpqxx_ROOT=${LIBPQXX_ROOT}"
    --no-warn-unused-cli)
run("${CMAKE_COMMAND}" --build "${WORK_DIR}/build")
run("${WORK_DIR}/build/consumer")
run("${WORK_DIR}/build/consumer_postgresql")
