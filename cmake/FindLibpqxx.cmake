# Libpqxx::libpqxx: libpqxx, and the libpq beneath it whose handle cupel uses. Debian's packages have no CMake files.
# Libpqxx_ROOT names the prefix of another one than the system's; Libpqxx_VERSION is what its headers say.
find_path(Libpqxx_INCLUDE_DIR pqxx/version)
find_library(Libpqxx_LIBRARY pqxx)
find_path(Libpqxx_LIBPQ_INCLUDE_DIR libpq-fe.h PATH_SUFFIXES postgresql pgsql)
find_library(Libpqxx_LIBPQ_LIBRARY pq)

set(Libpqxx_VERSION "")
if(EXISTS "${Libpqxx_INCLUDE_DIR}/pqxx/version.hxx")
    file(STRINGS "${Libpqxx_INCLUDE_DIR}/pqxx/version.hxx" Libpqxx_line REGEX "define +PQXX_VERSION +\"")
    string(REGEX REPLACE ".*\"(.*)\".*" "\\1" Libpqxx_VERSION "${Libpqxx_line}")
    unset(Libpqxx_line)
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Libpqxx
    REQUIRED_VARS Libpqxx_LIBRARY Libpqxx_INCLUDE_DIR Libpqxx_LIBPQ_LIBRARY Libpqxx_LIBPQ_INCLUDE_DIR
    VERSION_VAR Libpqxx_VERSION)
mark_as_advanced(Libpqxx_INCLUDE_DIR Libpqxx_LIBRARY Libpqxx_LIBPQ_INCLUDE_DIR Libpqxx_LIBPQ_LIBRARY)

if(Libpqxx_FOUND AND NOT TARGET Libpqxx::libpqxx)
    add_library(Libpqxx::libpqxx INTERFACE IMPORTED)
    set_target_properties(Libpqxx::libpqxx PROPERTIES
        INTERFACE_INCLUDE_DIRECTORIES "${Libpqxx_INCLUDE_DIR};${Libpqxx_LIBPQ_INCLUDE_DIR}"
        INTERFACE_LINK_LIBRARIES "${Libpqxx_LIBRARY};${Libpqxx_LIBPQ_LIBRARY}")
endif()
