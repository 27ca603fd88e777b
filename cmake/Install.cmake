# The program, the libraries with their headers, and a CMake package.
include(CMakePackageConfigHelpers)

install(TARGETS factlint RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS factlint_extractor factlint_reconcile factlint_reports EXPORT factlint-targets
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
foreach(layer extractor reconcile reports)
  install(DIRECTORY ${PROJECT_SOURCE_DIR}/${layer} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/factlint
          FILES_MATCHING PATTERN "*.h")
endforeach()
install(DIRECTORY ${PROJECT_SOURCE_DIR}/rules DESTINATION ${CMAKE_INSTALL_DATADIR}/factlint)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${PROJECT_SOURCE_DIR}/docs/factlint.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${PROJECT_SOURCE_DIR}/docs/completions/factlint.bash RENAME factlint
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${PROJECT_SOURCE_DIR}/docs/completions/_factlint DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES ${PROJECT_SOURCE_DIR}/docs/completions/factlint.fish
        DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

set(FACTLINT_CMAKE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/factlint)
install(EXPORT factlint-targets NAMESPACE factlint:: DESTINATION ${FACTLINT_CMAKE_DIR})
configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/factlint-config.cmake.in
                              ${PROJECT_BINARY_DIR}/factlint-config.cmake
                              INSTALL_DESTINATION ${FACTLINT_CMAKE_DIR})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/factlint-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/factlint-config.cmake ${PROJECT_BINARY_DIR}/factlint-config-version.cmake
              ${PROJECT_SOURCE_DIR}/cmake/Dependencies.cmake
        DESTINATION ${FACTLINT_CMAKE_DIR})
