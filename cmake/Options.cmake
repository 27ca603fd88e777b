# Warnings, sanitizers and optimisation for our own targets.
add_library(factlint_options INTERFACE)
target_compile_options(factlint_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                       -Wno-sign-conversion -Wnon-virtual-dtor -Woverloaded-virtual)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 warns of strings it cannot follow (PR 105329, 105651) and of designated
  # initialisers that leave members to their defaults, which is what we want.
  target_compile_options(factlint_options INTERFACE -Wno-restrict -Wno-missing-field-initializers
                         -Wno-maybe-uninitialized -Wno-stringop-overflow -Wno-array-bounds)
else()
  target_compile_options(factlint_options INTERFACE -Wno-missing-field-initializers)
endif()
# __int128 is what both compilers have for exact decimals.
target_compile_options(factlint_options INTERFACE -Wno-pedantic)
if(FACTLINT_WERROR)
  target_compile_options(factlint_options INTERFACE -Werror)
endif()

if(FACTLINT_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
if(FACTLINT_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
if(FACTLINT_LTO)
  include(CheckIPOSupported)
  check_ipo_supported(RESULT FACTLINT_HAS_IPO LANGUAGES CXX)
  if(FACTLINT_HAS_IPO)
    set(CMAKE_INTERPROCEDURAL_OPTIMIZATION ON)
  endif()
endif()

# factlint_library(name sources...): the library factlint_<name> with the alias factlint::<name>.
function(factlint_library name)
  add_library(factlint_${name} STATIC ${ARGN})
  add_library(factlint::${name} ALIAS factlint_${name})
  set_target_properties(factlint_${name} PROPERTIES EXPORT_NAME ${name})
  target_include_directories(factlint_${name} PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>
                             $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/factlint>)
  target_link_libraries(factlint_${name} PRIVATE $<BUILD_INTERFACE:factlint_options>)
endfunction()
