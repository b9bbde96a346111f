# The targets a consumer links, and the package that exports them.
include_guard(GLOBAL)
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(CUPEL_PACKAGE_DIR "${CMAKE_INSTALL_DATADIR}/cmake/cupel" CACHE STRING "Where the package config is installed")
mark_as_advanced(CUPEL_PACKAGE_DIR)

# cupel::cupel: every header except the drivers.
function(cupel_add_core)
    if(NOT TARGET Boost::headers)
        find_package(Boost 1.81 REQUIRED)
    endif()
    add_library(cupel INTERFACE)
    add_library(cupel::cupel ALIAS cupel)
    target_compile_features(cupel INTERFACE cxx_std_20)
    target_include_directories(cupel INTERFACE
        "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>"
        "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>")
    target_link_libraries(cupel INTERFACE Boost::headers)
endfunction()

# cupel_add_driver(<name> PACKAGE <package> LINK <target>...)
#
# cupel::<name>: cupel::cupel and a database's client library, or another that one of its headers needs. The installed package offers it as
# the component <name>, which finds <package> for its user.
function(cupel_add_driver name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "PACKAGE" "LINK")
    list(GET arg_LINK 0 first)
    if(NOT TARGET ${first})
        find_package(${arg_PACKAGE} REQUIRED)
    endif()
    add_library(cupel_${name} INTERFACE)
    add_library(cupel::${name} ALIAS cupel_${name})
    set_target_properties(cupel_${name} PROPERTIES EXPORT_NAME ${name})
    target_link_libraries(cupel_${name} INTERFACE cupel ${arg_LINK})

    set_property(GLOBAL APPEND PROPERTY CUPEL_DRIVERS ${name})
    file(WRITE "${PROJECT_BINARY_DIR}/package/cupel-${name}-dependencies.cmake"
        "find_dependency(${arg_PACKAGE})\n")
endfunction()

function(cupel_install_package)
    set(generated "${PROJECT_BINARY_DIR}/package")
    get_property(drivers GLOBAL PROPERTY CUPEL_DRIVERS)

    install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/cupel"
        DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}"
        FILES_MATCHING PATTERN "*.hpp")

    install(TARGETS cupel EXPORT cupel-targets)
    install(EXPORT cupel-targets NAMESPACE cupel:: DESTINATION "${CUPEL_PACKAGE_DIR}")
    foreach(name IN LISTS drivers)
        install(TARGETS cupel_${name} EXPORT cupel-${name}-targets)
        install(EXPORT cupel-${name}-targets NAMESPACE cupel:: DESTINATION "${CUPEL_PACKAGE_DIR}")
        install(FILES "${generated}/cupel-${name}-dependencies.cmake" DESTINATION "${CUPEL_PACKAGE_DIR}")
    endforeach()

    configure_package_config_file(
        "${PROJECT_SOURCE_DIR}/cmake/cupel-config.cmake.in" "${generated}/cupel-config.cmake"
        INSTALL_DESTINATION "${CUPEL_PACKAGE_DIR}"
        NO_SET_AND_CHECK_MACRO)
    write_basic_package_version_file("${generated}/cupel-config-version.cmake"
        COMPATIBILITY SameMinorVersion
        ARCH_INDEPENDENT)
    install(FILES "${PROJECT_SOURCE_DIR}/cmake/FindLibpqxx.cmake" DESTINATION "${CUPEL_PACKAGE_DIR}")
    install(FILES "${generated}/cupel-config.cmake" "${generated}/cupel-config-version.cmake"
        DESTINATION "${CUPEL_PACKAGE_DIR}")
endfunction()
