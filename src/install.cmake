# What an installed matang carries: the binary, rubrics, lexicon and schemas, manual page and shell completions.
set(generated ${PROJECT_BINARY_DIR}/generated)
set(outputs)
foreach(kind man bash zsh fish)
  add_custom_command(OUTPUT ${generated}/${kind}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${generated}
    COMMAND matang generate ${kind} > ${generated}/${kind}
    DEPENDS matang VERBATIM)
  list(APPEND outputs ${generated}/${kind})
endforeach()
find_program(GZIP gzip REQUIRED)
add_custom_command(OUTPUT ${generated}/matang.1.gz COMMAND ${GZIP} -9nc ${generated}/man > ${generated}/matang.1.gz
  DEPENDS ${generated}/man VERBATIM)
add_custom_target(matang_generated ALL DEPENDS ${outputs} ${generated}/matang.1.gz)

install(TARGETS matang RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/rubrics/ DESTINATION ${CMAKE_INSTALL_DATADIR}/matang/rubrics
  FILES_MATCHING PATTERN "*.yaml" PATTERN "*.json" PATTERN "*.md")
install(FILES ${generated}/matang.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${generated}/bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME matang)
install(FILES ${generated}/zsh DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions RENAME _matang)
install(FILES ${generated}/fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d RENAME matang.fish)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)
install(FILES ${PROJECT_SOURCE_DIR}/README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME matang)
set(CPACK_PACKAGE_CONTACT "The matang authors <matang@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "maturity of government websites, with the evidence for every verdict")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "publicsuffix, ca-certificates")
include(CPack)
