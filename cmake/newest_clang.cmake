# A toolchain file: the newest clang++ on the search path. -DCMAKE_CXX_COMPILER=... overrides it.
foreach(version RANGE 40 14 -1)
    list(APPEND names clang++-${version})
endforeach()
find_program(CMAKE_CXX_COMPILER NAMES ${names} clang++ REQUIRED)
unset(names)
