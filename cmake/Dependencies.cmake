# Everything comes from the system's packages (tools/setup installs them);
# nothing is downloaded at build time.
find_package(Threads REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n data)
find_package(PkgConfig REQUIRED)
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)  # Debian 12 has only the .pc file
pkg_check_modules(GUMBO REQUIRED IMPORTED_TARGET gumbo)
pkg_check_modules(NETTLE REQUIRED IMPORTED_TARGET nettle)  # OpenSSL takes 2 ms of each start
find_package(fmt REQUIRED)
find_package(CLI11 REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(simdjson REQUIRED)
find_package(SQLite3 REQUIRED)

find_package(yaml-cpp REQUIRED)
if(TARGET yaml-cpp::yaml-cpp)  # 0.8
  set(FACTLINT_YAML_CPP yaml-cpp::yaml-cpp)
else()  # 0.7
  set(FACTLINT_YAML_CPP yaml-cpp)
endif()
