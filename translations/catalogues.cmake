# SPDX-License-Identifier: GPL-3.0-or-later
# The catalogues: docket_LANGUAGE.ts is what people translate; what the program loads is made from it
# at build time and carried in `ui`, whose folder includes this. The target `translations` reads the
# texts of the sources into the catalogues.
find_package(Qt6 6.4 REQUIRED COMPONENTS LinguistTools)

set(DOCKET_TRANSLATIONS ${PROJECT_SOURCE_DIR}/translations)
# Where texts for people are written, and a macro of the table of rules that lupdate cannot know.
set(DOCKET_LUPDATE_OPTIONS -I . ui core app/docket -locations none -no-obsolete -source-language en
    -tr-function-alias QT_TR_NOOP+=TITLE)
set(DOCKET_CATALOGUES)
foreach(language de en)
    set(ts ${DOCKET_TRANSLATIONS}/docket_${language}.ts)
    set(qm ${PROJECT_BINARY_DIR}/translations/docket_${language}.qm)
    add_custom_command(OUTPUT ${qm}
        COMMAND ${CMAKE_COMMAND} -E make_directory ${PROJECT_BINARY_DIR}/translations
        COMMAND Qt6::lrelease -silent ${ts} -qm ${qm}
        DEPENDS ${ts} VERBATIM)
    list(APPEND DOCKET_CATALOGUES ${qm})
    # Of English, only what a number changes.
    set(only)
    if(language STREQUAL en)
        set(only -pluralonly)
    endif()
    list(APPEND update COMMAND Qt6::lupdate ${DOCKET_LUPDATE_OPTIONS} ${only}
        -target-language ${language} -ts ${ts})
endforeach()
add_custom_target(translations ${update} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} VERBATIM)
# For the test that reads the sources again.
get_target_property(lupdate Qt6::lupdate IMPORTED_LOCATION)
list(JOIN DOCKET_LUPDATE_OPTIONS " " options)
set_property(GLOBAL PROPERTY DOCKET_LUPDATE
    "DOCKET_LUPDATE=\"${lupdate}\"" "DOCKET_LUPDATE_OPTIONS=\"${options}\"")
