# The files of the HTML report as string constants (reports/html_assets.h).
# As a script: cmake -DOUTPUT=… -DTEMPLATE=… -DSTYLE=… -DSCRIPTS=a;b;… -P EmbedAssets.cmake
if(CMAKE_SCRIPT_MODE_FILE)
  file(READ ${TEMPLATE} template)
  file(READ ${STYLE} style)
  set(script "\"use strict\";\n(() => {\n")
  foreach(path IN LISTS SCRIPTS)
    file(READ ${path} part)
    string(APPEND script "${part}\n")
  endforeach()
  string(APPEND script "})();\n")
  set(code "#include \"reports/html_assets.h\"\n\nnamespace factlint {\n")
  foreach(pair "HtmlTemplate:template" "HtmlStyle:style" "HtmlScript:script")
    string(REPLACE ":" ";" pair "${pair}")
    list(GET pair 0 function)
    list(GET pair 1 variable)
    string(APPEND code "\nstd::string_view ${function}() {\n  return R\"asset(${${variable}})asset\";\n}\n")
  endforeach()
  file(WRITE ${OUTPUT} "${code}\n}  // namespace factlint\n")
  return()
endif()

function(factlint_embed_html target folder)
  set(template ${folder}/report.html)
  set(style ${folder}/report.css)
  # One scope for all: what a file names, the later ones use.
  set(scripts dom data plot finding findings documents main)
  list(TRANSFORM scripts REPLACE "(.+)" "${folder}/script/\\1.js")
  set(output ${CMAKE_CURRENT_BINARY_DIR}/html_assets.cc)
  add_custom_command(OUTPUT ${output}
                     COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DTEMPLATE=${template} -DSTYLE=${style}
                             "-DSCRIPTS=${scripts}" -P ${PROJECT_SOURCE_DIR}/cmake/EmbedAssets.cmake
                     DEPENDS ${template} ${style} ${scripts} ${PROJECT_SOURCE_DIR}/cmake/EmbedAssets.cmake
                     COMMENT "Embedding the HTML report" VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
