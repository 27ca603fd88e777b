# Embeds every YAML file below rules/ into the program, already parsed: start-up
# pays nothing for YAML, and a mistake in a built-in pack stops the build.
include(GNUInstallDirs)

function(factlint_embed_rules target)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/rules/*.yaml)
  list(SORT files)
  list(TRANSFORM files PREPEND ${PROJECT_SOURCE_DIR}/ OUTPUT_VARIABLE paths)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/embedded_rules.cc)
  add_custom_command(OUTPUT ${output}
                     COMMAND factlint_embed ${output} ${PROJECT_SOURCE_DIR} ${files}
                     DEPENDS factlint_embed ${paths}
                     COMMENT "Embedding rules" VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
